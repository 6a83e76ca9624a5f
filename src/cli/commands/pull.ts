import { rmSync } from "node:fs";
import { join } from "node:path";
import type { CommandModule } from "yargs";
import type { CatalogQuery } from "../../intake/catalog-api.js";
import { modelFilePath, readModelFiles } from "../../intake/model-files.js";
import { addModels } from "../add-models.js";
import { openCatalog } from "../catalog-access.js";
import { CommandError, EXIT, type ExitStatus } from "../exit-status.js";
import { dryRunOption, folderOptions, leniencyOptions } from "../options.js";
import { note } from "../print.js";
import { pullEntries, pullList, type Pulled } from "../pull-models.js";

interface Arguments {
  ids: string[];
  all: boolean;
  search: string | undefined;
  category: string | undefined;
  kind: string | undefined;
  prune: boolean;
  "base-url": string | undefined;
  schemas: string;
  "keep-going": boolean;
  strict: boolean;
  "dry-run": boolean;
}

/** `comfygen pull`: takes models in from the live catalogue. */
export function pullCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<object, Arguments> {
  return {
    command: "pull [ids..]",
    describe: "take models in from the live catalogue",
    builder: (command) =>
      command
        .positional("ids", { type: "string", array: true, default: [], describe: "model ids" })
        .option("all", { type: "boolean", default: false, describe: "the whole catalogue" })
        .option("search", filter("models in whose id or words this stands"))
        .option("category", filter("models of a category, such as text-to-image"))
        .option("kind", filter("models of a kind, such as workflow"))
        .option("prune", {
          type: "boolean",
          default: false,
          describe:
            "remove the files of models that the catalogue lacks; they are listed without it",
        })
        .option("base-url", filter("the API, with /v1; else RUNCOMFY_MODEL_API_BASE"))
        .option("schemas", folderOptions.schemas)
        .options(leniencyOptions)
        .options(dryRunOption)
        .example("$0 pull openai/gpt-image-2.5/flare/edit", "one model")
        .example("$0 pull --category image-to-video", "the models of a category")
        .example("$0 pull --all --prune", "the whole catalogue, and nothing that it lacks"),
    handler: async ({ ids, all, schemas, prune, strict, ...rest }) => {
      const query = queryOf(rest);
      const isList = all || Object.keys(query).length > 0;
      if (isList === ids.length > 0) {
        throw new CommandError(
          EXIT.usage,
          "name models by their ids, or take a list with --all, --search, --category or --kind",
        );
      }
      const catalog = openCatalog(rest["base-url"]);
      const pulled = isList ? await pullList(catalog, query) : await pullEntries(catalog, ids);
      for (const line of pulled.refused) note(line);
      const isWhole =
        pulled.published.length === 0 ||
        addModels(pulled.published, {
          schemasDir: schemas,
          // One bad entry of a list does not stop the rest.
          keepGoing: rest["keep-going"] || isList,
          strict,
          withTables: !isList,
          dryRun: rest["dry-run"],
        });
      const isComplete = all && Object.keys(query).length === 0;
      const vanished = isComplete ? missingIn(pulled, schemas) : pulled.vanished;
      const arePruned = tellVanished(vanished, pulled, schemas, prune && !rest["dry-run"]);
      if (pulled.refused.length > 0 || !isWhole || !arePruned) finish(EXIT.badInput);
    },
  };
}

function filter(describe: string) {
  return { type: "string", requiresArg: true, describe } as const;
}

function queryOf({ search, category, kind }: Partial<Arguments>): CatalogQuery {
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
    note(`${id}: not in the catalogue`);
  }
  const gone = vanished.filter((id) => known.has(id));
  if (gone.length > 0 && prune && !isSure) {
    note("nothing is pruned: entries that can't be read may be of these models");
  }
  for (const id of gone) {
    const path = join(schemasDir, modelFilePath(id));
    if (prune && isSure) rmSync(path, { force: true });
    note(`${id}: no longer in the catalogue${prune && isSure ? "; removed" : ""} (${path})`);
  }
  if (gone.length > 0 && !prune) note("--prune removes their files");
  return gone.length === vanished.length && (isSure || !prune || gone.length === 0);
}
