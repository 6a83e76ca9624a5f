import type { CommandModule } from "yargs";
import { CommandError, EXIT } from "../exit-status.js";
import {
  dryRunOption,
  folderOptions,
  outputOptions,
  type OutputArguments,
  type CommonArguments,
} from "../options.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments, OutputArguments {
  id: string;
  old: string | undefined;
  new: string | undefined;
  export: string | undefined;
  in: string[];
  schemas: string | undefined;
  out: string | undefined;
  "dry-run": boolean;
}

/** `comfygen rename`: renames a parameter or an export everywhere. */
export const renameCommand: CommandModule<CommonArguments, Arguments> = {
  command: "rename <id> [old] [new]",
  describe: "rename a parameter in the model file, the clients, and the code that uses them",
  builder: (command) =>
    command
      .positional("id", { type: "string", demandOption: true, describe: "the model" })
      .positional("old", { type: "string", describe: "the name as it is, such as loras[].weight" })
      .positional("new", { type: "string", describe: "the new name, of the last part" })
      .options(folderOptions)
      .option("export", {
        type: "string",
        requiresArg: true,
        describe: "rename the export to this",
      })
      .option("in", {
        type: "string",
        array: true,
        default: [],
        describe: "globs of the code; else all that tsconfig.json names",
      })
      .options(outputOptions)
      .options(dryRunOption)
      .group(["export", "in"], "Options:")
      .example("$0 rename a/b shift flowShift --in 'src/**/*.ts'", "a parameter")
      .example("$0 rename a/b --export relight", "the export"),
  handler: async ({
    id,
    old,
    new: name,
    export: exportName,
    in: globs,
    "dry-run": dryRun,
    json,
    ...flags
  }) => {
    const isParameter = old !== undefined && name !== undefined && exportName === undefined;
    if (!isParameter && (old !== undefined || exportName === undefined)) {
      throw new CommandError(
        EXIT.usage,
        "name the old and the new name, or --export and the new one",
      );
    }
    const { renameModel } = await import("../rename-model.js");
    const settings = await readSettings(flags);
    const rename = { id, old, name: name ?? exportName ?? "", in: globs, dryRun, json };
    await renameModel(rename, settings);
  },
};
