import { typeName } from "../naming/plan-exports.js";
import { CLIENT_TYPES, CLIENT_VALUES } from "./client-exports.js";
import { code, type Fragment } from "./fragment.js";
import { fits, indentation, layOutMembers, layOutNames, printName, type Spot } from "./layout.js";
import type { ListedModel } from "./listed.js";
import type { Style } from "./style.js";

/** What the template `client.hbs` is given. */
export interface ClientContext {
  /** What an application uses of the runtime beside its models, in braces. */
  readonly exports: Fragment;
  readonly runtime: Fragment;
}

/** What the template `catalog.hbs` is given. */
export interface CatalogContext {
  readonly models: readonly {
    /** What is imported of its module, in braces: types alone. */
    readonly imports: Fragment;
    /** The import specifier of its module. */
    readonly module: Fragment;
    readonly id: Fragment;
    /** Its types, an object type. */
    readonly types: Fragment;
    /** A function that imports its module and gives its builder; with the space or line break before its body. */
    readonly loader: Fragment;
  }[];
}

/** What the template `index.hbs` is given. */
export interface IndexContext {
  /** What it has of `client.ts`, in braces. */
  readonly exports: Fragment;
  readonly client: Fragment;
  readonly catalog: Fragment;
  readonly models: readonly {
    /** All that a model's module exports, in braces. */
    readonly exports: Fragment;
    readonly module: Fragment;
  }[];
}

/** Gives the import specifier of a file of the output, in quotes. */
export type Specify = (path: string) => Fragment;

const CLIENT_EXPORTS = [...CLIENT_VALUES, ...CLIENT_TYPES.map((name) => `type ${name}`)];

export function clientContext(runtime: Fragment, style: Style): ClientContext {
  return { exports: clause("export", CLIENT_EXPORTS, runtime, style), runtime };
}

/** @param models In the order in which they are printed. */
export function catalogContext(
  models: readonly ListedModel[],
  specify: Specify,
  style: Style,
): CatalogContext {
  return {
    models: models.map(({ id, exportName, path }) => {
      const module = specify(path);
      const key = printName(id);
      const [input, output] = [`${typeName(exportName)}Input`, `${typeName(exportName)}Output`];
      const spot = { style, level: 1, before: `${key}: `.length, after: 1 };
      return {
        imports: clause("import type", [input, output, exportName], module, style),
        module,
        id: code(key),
        types: code(
          layOutMembers(
            [`input: ${input}`, `output: ${output}`, `model: typeof ${exportName}`],
            spot,
          ),
        ),
        loader: code(printLoader(module.text, exportName, spot)),
      };
    }),
  };
}

/** @param models In the order in which they are printed. */
export function indexContext(
  models: readonly ListedModel[],
  specify: Specify,
  style: Style,
): IndexContext {
  const client = specify("client.ts");
  return {
    exports: clause("export", CLIENT_EXPORTS, client, style),
    client,
    catalog: specify("catalog.ts"),
    models: models.map(({ exportName, typeNames, path }) => {
      const names = [exportName, `${exportName}Keys`, ...typeNames.map((name) => `type ${name}`)];
      const module = specify(path);
      return { exports: clause("export", names, module, style), module };
    }),
  };
}

function clause(
  keyword: string,
  names: readonly string[],
  module: Fragment,
  style: Style,
): Fragment {
  const after = ` from ${module.text};`.length;
  return code(layOutNames(names, { style, level: 0, before: keyword.length + 1, after }));
}

/** Broken where prettier breaks it: behind the arrow, then in front of the dot, then within the parentheses. */
function printLoader(module: string, exportName: string, { style, level, before }: Spot): string {
  const imported = `await import(${module})`;
  const body = `(${imported}).${exportName}`;
  const behindArrow = { style, level, before: before + "async () => ".length, after: 1 };
  if (fits(body.length, behindArrow)) return ` ${body}`;
  const below = { style, level: level + 1, before: 0, after: 1 };
  const [start, deeper] = [level + 1, level + 2].map((at) => `\n${indentation(at)}`);
  if (fits(body.length, below)) return start + body;
  if (fits(`(${imported})`.length, { ...below, after: 0 }))
    return `${start}(${imported})${deeper}.${exportName}`;
  return `${start}(${deeper}${imported}${start}).${exportName}`;
}
