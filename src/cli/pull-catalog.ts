import { rmSync } from "node:fs";
import { join } from "node:path";
import type { CatalogQuery } from "../intake/catalog-api.js";
import { modelFilePath, readModelFiles } from "../intake/model-files.js";
import { addModels } from "./add-models.js";
import { openCatalog } from "./catalog-access.js";
import { CommandError, EXIT } from "./exit-status.js";
import { note, problem } from "./print.js";
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
}

/** Takes models in from the live catalogue. @returns False where one was not taken in, or not found. */
export async function pullCatalog(options: PullOptions): Promise<boolean> {
  const { ids, all, schemas, prune, keepGoing, strict, dryRun } = options;
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
  for (const line of pulled.refused) problem(line);
  const isWhole =
    pulled.published.length === 0 ||
    addModels(pulled.published, {
      schemasDir: schemas,
      // One bad entry of a list does not stop the rest.
      keepGoing: keepGoing || isList,
      strict,
      withTables: !isList,
      dryRun,
    });
  const isComplete = all && Object.keys(query).length === 0;
  const vanished = isComplete ? missingIn(pulled, schemas) : pulled.vanished;
  const arePruned = tellVanished(vanished, pulled, schemas, prune && !dryRun);
  return pulled.refused.length === 0 && isWhole && arePruned;
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

/** @returns False where a model was asked for that neither the catalogue nor the folder has, or one could not be pruned. */
function tellVanished(
  vanished: readonly string[],
  { isSure }: Pulled,
  schemasDir: string,
  prune: boolean,
): boolean {
  const known = new Set(readModelFiles(schemasDir).files.map(({ id }) => id));
  for (const id of vanished.filter((missing) => !known.has(missing))) {
    problem(`${id}: not in the catalogue`);
  }
  const gone = vanished.filter((id) => known.has(id));
  if (gone.length > 0 && prune && !isSure) {
    problem("nothing is pruned: entries that can't be read may be of these models");
  }
  for (const id of gone) {
    const path = join(schemasDir, modelFilePath(id));
    if (prune && isSure) rmSync(path, { force: true });
    note(`${id}: no longer in the catalogue${prune && isSure ? "; removed" : ""} (${path})`);
  }
  if (gone.length > 0 && !prune) note("--prune removes their files");
  return gone.length === vanished.length && (isSure || !prune || gone.length === 0);
}
