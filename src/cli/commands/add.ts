import type { CommandModule } from "yargs";
import { EXIT, type ExitStatus } from "../exit-status.js";
import { dryRunOption, folderOptions, leniencyOptions, type CommonArguments } from "../options.js";
import { jsonResult } from "../print.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments {
  sources: string[] | undefined;
  schemas: string | undefined;
  "keep-going": boolean;
  strict: boolean;
  "dry-run": boolean;
  map: string[];
}

/** `comfygen add`: takes models in from saved pages, JSON and URLs. */
export function addCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<CommonArguments, Arguments> {
  return {
    command: "add <sources..>",
    describe: "take models in from saved pages, JSON, or URLs",
    builder: (command) =>
      command
        .positional("sources", {
          type: "string",
          array: true,
          describe:
            "pages (HTML, Markdown, text, any language), JSON (a catalogue, an entry of one, a model file), http(s) URLs of them, or - for standard input",
        })
        .option("schemas", folderOptions.schemas)
        .options(leniencyOptions)
        .options(dryRunOption)
        .option("map", {
          type: "string",
          array: true,
          nargs: 1,
          default: [],
          describe: "old_key=new_key: which key became which, where it can't be told",
        })
        .group("map", "Options:")
        .example("$0 add page.html", "take in the model that a saved page describes")
        .example("$0 add catalog.json", "take in every model of a catalogue's answer")
        .example("$0 add schemas/a/b.json", "pin the names that a model file lacks"),
    handler: async ({ sources = [], schemas: folder, json, map, strict, ...given }) => {
      const { addSources } = await import("../add-sources.js");
      const { schemas } = await readSettings({ schemas: folder });
      const { "keep-going": keepGoing, "dry-run": dryRun } = given;
      const options = { schemas, map, strict, keepGoing, dryRun, withTables: !json };
      const added = await addSources(sources, options);
      if (json) jsonResult(added);
      if (added.problems.length > 0) finish(EXIT.badInput);
    },
  };
}
