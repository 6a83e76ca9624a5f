import type { CommandModule } from "yargs";
import { EXIT, type ExitStatus } from "../exit-status.js";
import { folderOptions, jsonOption } from "../options.js";

interface Arguments {
  schemas: string;
  json: boolean;
}

/** `comfygen list`: the models. */
export function listCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<object, Arguments> {
  return {
    command: "list",
    describe: "list the models: id, export, number of parameters, price, title",
    builder: (command) =>
      command
        .option("schemas", folderOptions.schemas)
        .options(jsonOption)
        .example("$0 list", "all models of schemas/")
        .example("$0 list | cut -f 1", "their ids; piped, a line is one model, with tabs"),
    handler: async (options) => {
      const { listModels } = await import("../list-models.js");
      if (!listModels(options)) finish(EXIT.badInput);
    },
  };
}
