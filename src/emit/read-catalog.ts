import { join } from "node:path";
import { modelFilePath, NO_MODEL_FILES, readModelFilesAs } from "../intake/model-files.js";
import { similarId } from "../model/similar-id.js";
import { readCandidate } from "./candidate.js";
import { GenerationError } from "./generation-error.js";
import type { ModelFacts } from "./model-facts.js";
import { nameCatalog, type CatalogOptions, type NamedCatalog } from "./name-catalog.js";
import { modelFilter, selectModels, type ModelSelection } from "./select-models.js";

export interface ReadOptions extends CatalogOptions, ModelSelection {
  /** Models that have to be there. */
  readonly ids?: readonly string[];
}

/**
 * Reads the models of a schemas folder that count, and names them.
 *
 * @param known What was found out about model files before, by the hash of their texts.
 * @throws GenerationError where there is none, or one that has to be there is not.
 */
export async function readCatalog(
  options: ReadOptions,
  known: ReadonlyMap<string, ModelFacts>,
): Promise<NamedCatalog> {
  const { schemasDir, ids = [] } = options;
  const found = readModelFilesAs(schemasDir, (text) => readCandidate(text, known));
  const isSelected = await modelFilter(options);
  const { files, problems: unreadable } = selectModels(found, schemasDir, isSelected);
  if (files.length === 0 && unreadable.length === 0) {
    const count = found.files.length + found.problems.length;
    const message =
      count === 0
        ? NO_MODEL_FILES
        : `include and exclude leave none of ${count === 1 ? "1 model" : `${count} models`}`;
    throw new GenerationError([{ path: schemasDir, message }]);
  }
  const catalog = nameCatalog(files, unreadable, options);
  const named = new Set(catalog.models.map(({ id }) => id));
  const failed = new Set(catalog.problems.map(({ path }) => path));
  const unknown = ids.filter(
    (id) => !named.has(id) && !failed.has(join(schemasDir, modelFilePath(id))),
  );
  if (unknown.length > 0) {
    throw new GenerationError(
      unknown.map((id) => ({
        path: schemasDir,
        message: isSelected(id)
          ? noModelFile(id, [...named])
          : `${id} is left out by include or exclude`,
      })),
    );
  }
  return catalog;
}

function noModelFile(id: string, ids: readonly string[]): string {
  const meant = similarId(id, ids);
  return `no model file for ${id}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}
