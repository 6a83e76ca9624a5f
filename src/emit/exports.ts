import { planExports, type ExportProblem } from "../naming/plan-exports.js";
import { RESERVED_EXPORTS } from "./client-exports.js";
import type { ModelFacts } from "./model-facts.js";

/**
 * The exports of a whole catalogue, by model id, with every type name that a module exports counted as taken.
 *
 * @param kept Exports of modules that stay as they are.
 */
export function planCatalogExports(
  models: readonly ModelFacts[],
  kept: Iterable<string> = [],
): {
  names: ReadonlyMap<string, string>;
  problems: readonly ExportProblem[];
} {
  return planExports(models, new Set([...RESERVED_EXPORTS, ...kept]));
}
