import { posix } from "node:path";
import { modelPath } from "../model/id.js";
import type { NamedModel } from "../naming/name-model.js";
import { CLIENT_TYPES, CLIENT_VALUES } from "./client-exports.js";
import { createTypeCompiler } from "./compile-types.js";
import { identifier, string, type Fragment } from "./fragment.js";
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
  /** Formats one file. */
  readonly format: (path: string, text: string) => Promise<string>;
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
  { templates, runtime, format, kept = [] }: PlanOptions,
): Promise<Map<string, string>> {
  const compileType = createTypeCompiler();
  const runtimeFrom = (path: string): string => {
    if (typeof runtime === "string") return runtime;
    const relative = posix.relative(posix.dirname(path), "runtime/index.js");
    return relative.startsWith(".") ? relative : `./${relative}`;
  };
  const files = new Map<string, string>();
  const add = async (path: string, text: string): Promise<void> => {
    files.set(path, await format(path, text));
  };

  const listed = new Map(kept.map((module) => [module.id, module.listed]));
  const sorted = [...models].sort((one, other) => (one.file.id < other.file.id ? -1 : 1));
  for (const model of sorted) {
    const path = modulePath(model.file.id);
    const exportName = exportNames.get(model.file.id);
    if (exportName === undefined) throw new Error(`no export was planned for ${model.file.id}`);
    const context = await modelContext(model, exportName, runtimeFrom(path), compileType);
    listed.set(model.file.id, {
      ...context,
      module: string(`./${path.replace(/\.ts$/, ".js")}`),
      typeNames: context.types.map(({ name }) => name),
    });
    await add(path, templates.model(context));
  }
  const inOrder = [...listed].sort(([one], [other]) => (one < other ? -1 : 1));
  const all = inOrder.map(([, model]) => model);
  const clientValues = CLIENT_VALUES.map(identifier);
  const clientTypes = CLIENT_TYPES.map(identifier);
  await add(
    "client.ts",
    templates.client({ clientValues, clientTypes, runtime: string(runtimeFrom("client.ts")) }),
  );
  await add("catalog.ts", templates.catalog({ models: all }));
  await add("index.ts", templates.index({ models: all, clientValues, clientTypes }));
  if (typeof runtime !== "string") {
    for (const [name, text] of runtime)
      await add(`runtime/${name}`, `${OWN_MARK}. Do not edit.\n\n${text}`);
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
