import type { CommandModule } from "yargs";
import {
  folderOptions,
  outputOptions,
  type OutputArguments,
  type CommonArguments,
} from "../options.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments, Pick<OutputArguments, "import-extension" | "format"> {
  id: string;
  schemas: string | undefined;
  out: string | undefined;
}

/** `comfygen show`: one model. */
export const showCommand: CommandModule<CommonArguments, Arguments> = {
  command: "show <id>",
  describe: "show a model: its parameters, how to call it, and the same request as curl",
  builder: (command) =>
    command
      .positional("id", { type: "string", demandOption: true, describe: "the model" })
      .options(folderOptions)
      .option("import-extension", outputOptions["import-extension"])
      .option("format", outputOptions.format)
      .example("$0 show community/wan-2-2/vace-fun", "one model"),
  handler: async ({ id, json, ...flags }) => {
    const { showModel } = await import("../show-model.js");
    await showModel(id, await readSettings(flags), json);
  },
};
