import type { CommandModule } from "yargs";
import { folderOptions, jsonOption, outputOptions, type OutputArguments } from "../options.js";
import { readSettings } from "../settings.js";

interface Arguments extends Pick<OutputArguments, "import-extension" | "format"> {
  id: string;
  schemas: string | undefined;
  out: string | undefined;
  json: boolean;
}

/** `comfygen show`: one model. */
export const showCommand: CommandModule<object, Arguments> = {
  command: "show <id>",
  describe: "show a model: its parameters, how to call it, and the same request as curl",
  builder: (command) =>
    command
      .positional("id", { type: "string", demandOption: true, describe: "the model" })
      .options(folderOptions)
      .option("import-extension", outputOptions["import-extension"])
      .option("format", outputOptions.format)
      .options(jsonOption)
      .example("$0 show community/wan-2-2/vace-fun", "one model"),
  handler: async ({ id, json, ...flags }) => {
    const { showModel } = await import("../show-model.js");
    await showModel({ ...(await readSettings(flags)), id, json });
  },
};
