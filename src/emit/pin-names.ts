import type { ModelFile } from "../model/file.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import { planCatalogExports } from "./exports.js";
import { modelFacts } from "./model-facts.js";
import { namingProblems } from "./problems.js";
import type { FileProblem } from "../intake/model-files.js";

export interface PinnedModels {
  /** In the order of the files. */
  readonly models: readonly NamedModel[];
  readonly problems: readonly FileProblem[];
}

/**
 * Gives model files their export and the name of every parameter, for good. Names that are pinned already stay.
 *
 * @param others The rest of the catalogue, whose exports are taken.
 */
export function pinNames(
  files: readonly ModelFile[],
  others: readonly ModelFile[],
  schemasDir: string,
): PinnedModels {
  const models = files.map(nameModel);
  const catalog = [...others.map(nameModel), ...models].map(modelFacts);
  const { names, problems } = planCatalogExports(catalog);
  return {
    problems: namingProblems(catalog, problems, schemasDir),
    models: models.map((model) => {
      const { file } = model;
      const pinned = {
        name: names.get(file.id) ?? file.id,
        names: Object.fromEntries(model.names.byPath),
      };
      return { ...model, file: { ...file, ...pinned } };
    }),
  };
}
