import { planCatalogExports } from "../emit/exports.js";
import { modelFacts } from "../emit/model-facts.js";
import { nameModel } from "../naming/name-model.js";
import type { ModelFile } from "../model/file.js";

/** The name of each model's export by its id: the pinned one, else what `generate` would give it in this catalogue. */
export function exportNames(files: readonly ModelFile[]): ReadonlyMap<string, string> {
  const pinned = files.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const]));
  if (pinned.length === files.length) return new Map(pinned);
  return planCatalogExports(files.map((file) => modelFacts(nameModel(file)))).names;
}
