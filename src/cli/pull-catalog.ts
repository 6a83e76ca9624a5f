import { rmSync } from "node:fs";
import { join } from "node:path";
import type { CatalogQuery } from "../intake/catalog-api.js";
import { modelFilePath, readModelFiles, type FileProblem } from "../intake/model-files.js";
import { addModels, nothingAdded } from "./add-models.js";
import { openCatalog } from "./catalog-access.js";
import { CommandError, EXIT } from "./exit-status.js";
import type { PullJson } from "./json-output.js";
import { note, problemAt } from "./print.js";
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
  /** Prints the parameters of models that are named one by one. */
  readonly withTables: boolean;
}

/** Takes models in from the live catalogue. */
export async function pullCatalog(options: PullOptions): Promise<PullJson> {
  const { ids, all, schemas, prune, keepGoing, strict, dryRun, withTables } = options;
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
          withTables: withTables && !isList,
          dryRun,
        });
  const isComplete = all && Object.keys(query).length === 0;
  const missing = isComplete ? missingIn(pulled, schemas) : pulled.vanished;
  const problems = vanishedProblems(missing, pulled, schemas, prune && !dryRun);
  problems.forEach(problemAt);
  const vanished = removeVanished(missing, pulled, schemas, prune && !dryRun);
  return { ...added, problems: [...pulled.refused, ...added.problems, ...problems], vanished };
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

/** What of this is not as it was asked for: a model that is nowhere, files that can't be removed for certain. */
function vanishedProblems(
  vanished: readonly string[],
  { isSure }: Pulled,
  schemasDir: string,
  prune: boolean,
): FileProblem[] {
  const known = knownIds(schemasDir);
  const nowhere = vanished.filter((id) => !known.has(id));
  const isUnsure = prune && !isSure && nowhere.length < vanished.length;
  return [
    ...nowhere.map((path) => ({ path, message: "not in the catalogue" })),
    ...(isUnsure ? [{ path: schemasDir, message: UNSURE }] : []),
  ];
}

const UNSURE = "nothing is pruned: entries that can't be read may be of these models";

/** Tells of models that the catalogue lacks, and with `prune` removes the files of those that have one. */
function removeVanished(
  vanished: readonly string[],
  { isSure }: Pulled,
  schemasDir: string,
  prune: boolean,
): PullJson["vanished"] {
  const known = knownIds(schemasDir);
  const removed = prune && isSure;
  const found = vanished.map((id) => {
    if (!known.has(id)) return { id, removed: false };
    const path = join(schemasDir, modelFilePath(id));
    if (removed) rmSync(path, { force: true });
    note(`${id}: no longer in the catalogue${removed ? "; removed" : ""} (${path})`);
    return { id, path, removed };
  });
  if (!prune && found.some(({ path }) => path !== undefined)) note("--prune removes their files");
  return found;
}

function knownIds(schemasDir: string): ReadonlySet<string> {
  return new Set(readModelFiles(schemasDir).files.map(({ id }) => id));
}
