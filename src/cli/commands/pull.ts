import type { CommandModule } from "yargs";
import { EXIT, type ExitStatus } from "../exit-status.js";
import { dryRunOption, folderOptions, leniencyOptions, type CommonArguments } from "../options.js";
import { jsonResult } from "../print.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments {
  ids: string[];
  all: boolean;
  search: string | undefined;
  category: string | undefined;
  kind: string | undefined;
  prune: boolean;
  "base-url": string | undefined;
  schemas: string | undefined;
  "keep-going": boolean;
  strict: boolean;
  "dry-run": boolean;
}

/** `comfygen pull`: takes models in from the live catalogue. */
export function pullCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<CommonArguments, Arguments> {
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
        .group(["all", "search", "category", "kind"], "Which models:")
        .group(["prune", "base-url"], "Options:")
        .example("$0 pull openai/gpt-image-2.5/flare/edit", "one model")
        .example("$0 pull --category image-to-video", "the models of a category")
        .example("$0 pull --all --prune", "the whole catalogue, and nothing that it lacks"),
    handler: async ({
      "base-url": baseUrl,
      "keep-going": keepGoing,
      "dry-run": dryRun,
      schemas: folder,
      json,
      ...given
    }) => {
      const { pullCatalog } = await import("../pull-catalog.js");
      const { schemas } = await readSettings({ schemas: folder });
      const options = { ...given, schemas, baseUrl, keepGoing, dryRun, withTables: !json };
      const pulled = await pullCatalog(options);
      if (json) jsonResult(pulled);
      if (pulled.problems.length > 0) finish(EXIT.badInput);
    },
  };
}

function filter(describe: string) {
  return { type: "string", requiresArg: true, describe } as const;
}
