import type { CommandModule } from "yargs";
import type { CommonArguments } from "../options.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments {
  action: "eject";
  folder: string | undefined;
  force: boolean;
}

/** `comfygen templates eject`: writes the templates of the clients, to be changed. */
export const templatesCommand: CommandModule<CommonArguments, Arguments> = {
  command: "templates <action> [folder]",
  describe: "change what the clients look like",
  builder: (command) =>
    command
      .positional("action", {
        choices: ["eject"] as const,
        demandOption: true,
        describe: "eject: write comfygen's templates into a folder, to be changed",
      })
      .positional("folder", {
        type: "string",
        describe: "where to; else the folder of the configuration, else templates",
      })
      .option("force", {
        type: "boolean",
        default: false,
        describe: "overwrite templates that were changed",
      })
      .group("force", "Options:")
      .example("$0 templates eject look", "into look/"),
  handler: async ({ folder, force, json }) => {
    const { ejectTemplates } = await import("../eject-templates.js");
    ejectTemplates(folder, { force, json }, await readSettings({}));
  },
};
