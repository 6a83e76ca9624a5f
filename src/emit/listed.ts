import { typeName } from "../naming/plan-exports.js";
import type { ModelFacts } from "./model-facts.js";
import { modulePath } from "./output-paths.js";

/** A model as the catalogue and the index list it. */
export interface ListedModel {
  readonly id: string;
  readonly exportName: string;
  /** The types that its module exports, those of the input first. */
  readonly typeNames: readonly string[];
  /** Its module below the output folder. */
  readonly path: string;
}

/**
 * All models as they are listed, in the order of their ids.
 *
 * @param kept Modules that stay as they are.
 */
export function listModels(
  models: readonly ModelFacts[],
  exportNames: ReadonlyMap<string, string>,
  kept: readonly ListedModel[] = [],
): ListedModel[] {
  const listed = models.map(({ id, types }): ListedModel => {
    const exportName = exportNameOf(id, exportNames);
    const typeNames = types.map((ending) => typeName(exportName) + ending);
    return { id, exportName, typeNames, path: modulePath(id) };
  });
  return [...listed, ...kept].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** @throws Error where no export was planned for the model, which is a bug. */
export function exportNameOf(id: string, exportNames: ReadonlyMap<string, string>): string {
  const name = exportNames.get(id);
  if (name === undefined) throw new Error(`no export was planned for ${id}`);
  return name;
}
