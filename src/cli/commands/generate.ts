import type { CommandModule } from "yargs";
import type { ExitStatus } from "../exit-status.js";
import {
  folderOptions,
  leniencyOptions,
  outputOptions,
  type OutputArguments,
  type CommonArguments,
} from "../options.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments, OutputArguments {
  ids: string[];
  schemas: string | undefined;
  out: string | undefined;
  check: boolean;
  "keep-going": boolean;
  strict: boolean;
}

/** `comfygen generate`: schemas -> clients. */
export function generateCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<CommonArguments, Arguments> {
  return {
    command: "generate [ids..]",
    describe: "generate the clients from the model files",
    builder: (command) =>
      command
        .positional("ids", {
          type: "string",
          array: true,
          default: [],
          describe: "only these models; nothing is removed",
        })
        .options(folderOptions)
        .options(outputOptions)
        .option("check", {
          type: "boolean",
          default: false,
          describe: "write nothing; exit 1 where the output is not what would be written",
        })
        .options(leniencyOptions)
        .group("check", "Options:")
        .example("$0 generate", "all models of schemas/ into generated/")
        .example("$0 generate --check", "in CI: is generated/ up to date?"),
    handler: async ({ ids, check, "keep-going": keepGoing, strict, json, ...flags }) => {
      const { generateClients } = await import("../generate-clients.js");
      const settings = await readSettings(flags);
      finish(await generateClients({ ids, check, keepGoing, strict, json }, settings));
    },
  };
}
