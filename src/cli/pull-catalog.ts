import { rmSync } from "node:fs";
import { join } from "node:path";
import type { CatalogQuery } from "../intake/catalog-api.js";
import { modelFilePath, readModelFiles } from "../intake/model-files.js";
import { addModels, nothingAdded } from "./add-models.js";
import { openCatalog } from "./catalog-access.js";
import { CommandError, EXIT } from "./exit-status.js";
import type { PullJson } from "./json-output.js";
import { jsonResult, note, problem, problemAt } from "./print.js";
import { pullEntries, pullList, type Pulled } from "./pull-models.js";

export interface PullOptions {
  readonly ids: readonly string[];
  readonly all: boolean;
  readonly search: string | undefined;
  readonly category: string | undefined;
  readonly kind: string | undefined;
  readonly prune: boolean;
  readonly baseUrl: string | undefined;
  readonly schemas: string;
  readonly keepGoing: boolean;
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Takes models in from the live catalogue. @returns False where one was not taken in, or not found. */
export async function pullCatalog(options: PullOptions): Promise<boolean> {
  const { ids, all, schemas, prune, keepGoing, strict, dryRun, json } = options;
  const query = queryOf(options);
  const isList = all || Object.keys(query).length > 0;
  if (isList === ids.length > 0) {
    throw new CommandError(
      EXIT.usage,
      "name models by their ids, or take a list with --all, --search, --category or --kind",
    );
  }
  const catalog = openCatalog(options.baseUrl);
  const pulled = isList ? await pullList(catalog, query) : await pullEntries(catalog, ids);
  pulled.refused.forEach(problemAt);
  const added =
    pulled.published.length === 0
      ? nothingAdded
      : addModels(pulled.published, {
          schemasDir: schemas,
          // One bad entry of a list does not stop the rest.
          keepGoing: keepGoing || isList,
          strict,
          withTables: !isList && !json,
          dryRun,
        });
  const isComplete = all && Object.keys(query).length === 0;
  const missing = isComplete ? missingIn(pulled, schemas) : pulled.vanished;
  const vanished = removeVanished(missing, pulled, schemas, prune && !dryRun);
  const problems = [...pulled.refused, ...added.problems];
  const whole: PullJson = { ...added, problems, vanished };
  if (json) jsonResult(whole);
  const isSettled = vanished.every(
    ({ path, removed }) => path !== undefined && (removed || !prune || dryRun),
  );
  return problems.length === 0 && isSettled;
}

function queryOf({ search, category, kind }: PullOptions): CatalogQuery {
  return {
    ...(search === undefined ? {} : { search }),
    ...(category === undefined ? {} : { category }),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** Models with a file that a whole catalogue does not name. */
function missingIn({ named }: Pulled, schemasDir: string): string[] {
  const { files } = readModelFiles(schemasDir);
  return files.map(({ id }) => id).filter((id) => !named.has(id));
}

/** Tells of models that the catalogue lacks, and with `prune` removes the files of those that have one. */
function removeVanished(
  vanished: readonly string[],
  { isSure }: Pulled,
  schemasDir: string,
  prune: boolean,
): PullJson["vanished"] {
  const known = new Set(readModelFiles(schemasDir).files.map(({ id }) => id));
  const gone = vanished.filter((id) => known.has(id));
  const removed = prune && isSure;
  for (const id of vanished) if (!known.has(id)) problem(`${id}: not in the catalogue`);
  if (gone.length > 0 && prune && !isSure) {
    problem("nothing is pruned: entries that can't be read may be of these models");
  }
  const found = vanished.map((id) => {
    if (!known.has(id)) return { id, removed: false };
    const path = join(schemasDir, modelFilePath(id));
    if (removed) rmSync(path, { force: true });
    note(`${id}: no longer in the catalogue${removed ? "; removed" : ""} (${path})`);
    return { id, path, removed };
  });
  if (gone.length > 0 && !prune) note("--prune removes their files");
  return found;
}
