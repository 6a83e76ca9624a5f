import { typeName } from "../naming/plan-exports.js";
import { CLIENT_TYPES, CLIENT_VALUES } from "./client-exports.js";
import { code, identifier, string, type Fragment } from "./fragment.js";
import { fits, indentation, layOutMembers, layOutNames, printKey, type Spot } from "./layout.js";
import type { ListedModel } from "./listed.js";
import type { Style } from "./style.js";

/** What the template `client.hbs` is given. */
export interface ClientContext {
  /** What an application uses of the runtime beside its models, in braces. */
  readonly exports: Fragment;
  /** The import specifier of the runtime, a string literal. */
  readonly runtime: Fragment;
}

/** A model, in the templates that are about all of them. */
export interface ModelEntry {
  /** The model's id, a string literal. */
  readonly id: Fragment;
  /** The name of its builder. */
  readonly exportName: Fragment;
  /** The name of its table from friendly names to wire keys. */
  readonly keysName: Fragment;
  /** The name of its input's type. */
  readonly inputType: Fragment;
  /** The name of its output's type. */
  readonly outputType: Fragment;
  /** The import specifier of its module, a string literal. */
  readonly module: Fragment;
}

/** What the template `catalog.hbs` is given. */
export interface CatalogContext {
  /** All models, by id. */
  readonly models: readonly CatalogEntry[];
}

export interface CatalogEntry extends ModelEntry {
  /** What is imported of its module, in braces: types alone. */
  readonly imports: Fragment;
  /** The id as the name of a property. */
  readonly property: Fragment;
  /** Its types, an object type. */
  readonly types: Fragment;
  /** What the function that imports its builder gives, with the space or line break before it. */
  readonly loader: Fragment;
}

/** What the template `index.hbs` is given. */
export interface IndexContext {
  /** What it has of `client.ts`, in braces. */
  readonly exports: Fragment;
  /** The import specifier of `client.ts`, a string literal. */
  readonly client: Fragment;
  /** The import specifier of `catalog.ts`, a string literal. */
  readonly catalog: Fragment;
  /** All models, by id. */
  readonly models: readonly IndexEntry[];
}

export interface IndexEntry extends ModelEntry {
  /** All that its module exports, in braces. */
  readonly exports: Fragment;
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
    models: models.map((model) => {
      const { id, exportName } = model;
      const entry = modelEntry(model, specify);
      const { module } = entry;
      const [input, output] = [entry.inputType.text, entry.outputType.text];
      const property = printKey(id);
      const spot = { style, level: 1, before: `${property}: `.length, after: 1 };
      return {
        ...entry,
        imports: clause("import type", [input, output, exportName], module, style),
        property: code(property),
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
    models: models.map((model) => {
      const { exportName, typeNames } = model;
      const names = [exportName, `${exportName}Keys`, ...typeNames.map((name) => `type ${name}`)];
      const entry = modelEntry(model, specify);
      return { ...entry, exports: clause("export", names, entry.module, style) };
    }),
  };
}

function modelEntry({ id, exportName, path }: ListedModel, specify: Specify): ModelEntry {
  return {
    id: string(id),
    exportName: identifier(exportName),
    keysName: identifier(`${exportName}Keys`),
    inputType: identifier(`${typeName(exportName)}Input`),
    outputType: identifier(`${typeName(exportName)}Output`),
    module: specify(path),
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
