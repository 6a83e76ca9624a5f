import { declareTypes } from "./declarations.js";
import { RESERVED_EXPORTS } from "./client-exports.js";
import type { NamedModel } from "../naming/name-model.js";
import { planExports, type ExportProblem } from "../naming/plan-exports.js";

/**
 * The exports of a whole catalogue, by model id, with every type name that a module exports counted as taken.
 *
 * @param kept Exports of modules that stay as they are.
 */
export function planCatalogExports(
  models: readonly NamedModel[],
  kept: Iterable<string> = [],
): {
  names: ReadonlyMap<string, string>;
  problems: readonly ExportProblem[];
} {
  const exportable = models.map(({ file, input, output, root, names }) => ({
    id: file.id,
    ...(file.name === undefined ? {} : { name: file.name }),
    types: [
      ...declareTypes(input, "Input", { root, tables: names.tables }),
      ...declareTypes(output, "Output"),
    ].map(({ name }) => name),
  }));
  return planExports(exportable, new Set([...RESERVED_EXPORTS, ...kept]));
}
