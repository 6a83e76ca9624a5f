import type { CommandModule } from "yargs";
import { EXIT, type ExitStatus } from "../exit-status.js";
import { folderOptions, type CommonArguments } from "../options.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments {
  schemas: string | undefined;
}

/** `comfygen list`: the models. */
export function listCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<CommonArguments, Arguments> {
  return {
    command: "list",
    describe: "list the models: id, export, number of parameters, price, title",
    builder: (command) =>
      command
        .option("schemas", folderOptions.schemas)
        .example("$0 list", "all models of schemas/")
        .example("$0 list | cut -f 1", "their ids; piped, a line is one model, with tabs"),
    handler: async ({ schemas: folder, json }) => {
      const { listModels } = await import("../list-models.js");
      const { schemas } = await readSettings({ schemas: folder });
      if (!listModels({ schemas, json })) finish(EXIT.badInput);
    },
  };
}
