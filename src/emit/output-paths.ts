import { modelPath } from "../model/id.js";

/** The first words of every file that is comfygen's own. */
export const OWN_MARK = "// Made by comfygen";

/** The path of a model's module below the output folder. */
export function modulePath(id: string): string {
  return `models/${modelPath(id)}.ts`;
}

/** The files that are no model's. */
export const CLIENT = "client.ts";
export const CATALOG = "catalog.ts";
export const INDEX = "index.ts";

/** All files that are no model's. @param runtime Its files by name, or the specifier of one that is shared. */
export function otherPaths(runtime: ReadonlyMap<string, string> | string): string[] {
  const names = typeof runtime === "string" ? [] : [...runtime.keys()];
  return [CLIENT, CATALOG, INDEX, ...names.map(runtimePath)];
}

/** The path of a file of the runtime. */
export function runtimePath(name: string): string {
  return `runtime/${name}`;
}
