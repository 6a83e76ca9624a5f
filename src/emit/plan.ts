import { modelPath } from "../model/id.js";
import type { NamedModel } from "../naming/name-model.js";
import { CLIENT_TYPES, CLIENT_VALUES } from "./client-exports.js";
import { createTypeCompiler } from "./compile-types.js";
import type { Format } from "./format.js";
import { identifier, string, type Fragment } from "./fragment.js";
import { importSpecifier, withImportExtension, type ImportExtension } from "./import-specifier.js";
import { modelContext, type ModelContext } from "./model-context.js";
import type { KeptModule } from "./kept-module.js";
import type { Template } from "./template.js";

/** The first words of every file that is comfygen's own. */
export const OWN_MARK = "// Made by comfygen";

/** The templates, compiled; each has the name of its file without `.hbs`. */
export type Templates = Readonly<Record<"model" | "client" | "catalog" | "index", Template>>;

export interface PlanOptions {
  readonly templates: Templates;
  /** The sources of the runtime by file name, or the specifier of one that is shared. */
  readonly runtime: ReadonlyMap<string, string> | string;
  readonly format: Format;
  /** How files of the output import each other. */
  readonly importExtension: ImportExtension;
  /** Modules that stay as they are, and are listed beside the others. */
  readonly kept?: readonly KeptModule[];
}

/** The path of a model's module below the output folder. */
export function modulePath(id: string): string {
  return `models/${modelPath(id)}.ts`;
}

/**
 * All files of the output: path below the output folder, with forward slashes -> text. Nothing is read or written.
 *
 * @param models In any order.
 * @param exportNames By model id.
 */
export async function planOutput(
  models: readonly NamedModel[],
  exportNames: ReadonlyMap<string, string>,
  { templates, runtime, format, importExtension, kept = [] }: PlanOptions,
): Promise<Map<string, string>> {
  const compileType = createTypeCompiler();
  const specifier = (from: string, to: string): Fragment =>
    string(importSpecifier(from, to, importExtension));
  const runtimeFrom = (path: string): Fragment =>
    typeof runtime === "string" ? string(runtime) : specifier(path, "runtime/index.ts");
  const files = new Map<string, string>();
  const add = async (path: string, text: string, source = ""): Promise<void> => {
    files.set(path, await format(path, `${OWN_MARK}${source}. Do not edit.\n\n${text}`));
  };

  const listed = new Map(
    kept.map(({ id, path, listed: rest }) => [
      id,
      { ...rest, module: specifier("index.ts", path) },
    ]),
  );
  const sorted = [...models].sort((one, other) => (one.file.id < other.file.id ? -1 : 1));
  for (const model of sorted) {
    const path = modulePath(model.file.id);
    const exportName = exportNames.get(model.file.id);
    if (exportName === undefined) throw new Error(`no export was planned for ${model.file.id}`);
    const context = await modelContext(model, exportName, runtimeFrom(path), compileType);
    listed.set(model.file.id, {
      ...context,
      module: specifier("index.ts", path),
      typeNames: context.types.map(({ name }) => name),
    });
    await add(path, templates.model(context), ` from ${modelPath(model.file.id)}.json`);
  }
  const inOrder = [...listed].sort(([one], [other]) => (one < other ? -1 : 1));
  const all = inOrder.map(([, model]) => model);
  const clientValues = CLIENT_VALUES.map(identifier);
  const clientTypes = CLIENT_TYPES.map(identifier);
  await add(
    "client.ts",
    templates.client({ clientValues, clientTypes, runtime: runtimeFrom("client.ts") }),
  );
  await add("catalog.ts", templates.catalog({ models: all }));
  await add(
    "index.ts",
    templates.index({
      models: all,
      clientValues,
      clientTypes,
      client: specifier("index.ts", "client.ts"),
      catalog: specifier("index.ts", "catalog.ts"),
    }),
  );
  if (typeof runtime !== "string") {
    for (const [name, text] of runtime)
      await add(`runtime/${name}`, withImportExtension(text, importExtension));
  }
  return files;
}

/** A model as the templates of the catalogue and the index see it. */
export interface ListedModel extends Pick<
  ModelContext,
  "id" | "exportName" | "keysName" | "inputType" | "outputType"
> {
  readonly module: Fragment;
  readonly typeNames: readonly Fragment[];
}
