import type { CommandModule } from "yargs";
import type { ExitStatus } from "../exit-status.js";
import { folderOptions, leniencyOptions } from "../options.js";

interface Arguments {
  ids: string[];
  schemas: string;
  out: string;
  runtime: string | undefined;
  check: boolean;
  "keep-going": boolean;
  strict: boolean;
}

/** `comfygen generate`: schemas -> clients. */
export function generateCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<object, Arguments> {
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
        .option("runtime", {
          type: "string",
          requiresArg: true,
          describe: "import specifier of a shared runtime, in place of a copy",
        })
        .option("check", {
          type: "boolean",
          default: false,
          describe: "write nothing; exit 1 where the output is not what would be written",
        })
        .options(leniencyOptions)
        .example("$0 generate", "all models of schemas/ into generated/")
        .example("$0 generate --check", "in CI: is generated/ up to date?"),
    handler: async ({ "keep-going": keepGoing, ...options }) => {
      const { generateClients } = await import("../generate-clients.js");
      finish(await generateClients({ ...options, keepGoing }));
    },
  };
}
