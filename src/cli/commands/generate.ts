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
  watch: boolean;
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
        .option("watch", {
          type: "boolean",
          default: false,
          describe: "generate again whenever a model file, a template or the configuration changes",
        })
        .options(leniencyOptions)
        .group(["check", "watch"], "Options:")
        .example("$0 generate", "all models of schemas/ into generated/")
        .example("$0 generate --check", "in CI: is generated/ up to date?")
        .check(({ check, watch }) => !(check && watch) || "--check and --watch exclude each other"),
    handler: async ({ ids, check, watch, "keep-going": keepGoing, strict, json, ...flags }) => {
      const options = { ids, keepGoing, strict, json };
      if (watch) {
        const { watchClients } = await import("../watch-clients.js");
        finish(await watchClients(options, flags));
        return;
      }
      const { generateClients } = await import("../generate-clients.js");
      finish(await generateClients({ ...options, check }, await readSettings(flags)));
    },
  };
}
