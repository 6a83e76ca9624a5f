import type { CommandModule } from "yargs";
import { folderOptions, last, type CommonArguments } from "../options.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments {
  schemas: string | undefined;
  port: string;
  host: string;
  "queue-ms": string;
  "run-ms": string;
  fault: string[];
}

const text = { type: "string", requiresArg: true, coerce: last } as const;

/** `comfygen emulate`: serves the Model API from the model files. */
export const emulateCommand: CommandModule<CommonArguments, Arguments> = {
  command: "emulate",
  describe: "serve the Model API from the model files, offline and free",
  builder: (command) =>
    command
      .option("schemas", folderOptions.schemas)
      // Stable, so that an `export` line stays right from one start to the next.
      .option("port", {
        ...text,
        default: "8199",
        describe: "port to listen at; 0: any that is free",
      })
      .option("host", { ...text, default: "127.0.0.1", describe: "address to listen at" })
      .option("queue-ms", { ...text, default: "0", describe: "how long a job waits in the queue" })
      .option("run-ms", { ...text, default: "0", describe: "how long a job runs" })
      .option("fault", {
        type: "string",
        array: true,
        nargs: 1,
        default: [],
        describe: "endpoint:fault[=argument][:times], such as status:5xx-html:2",
      })
      .group(["port", "host", "queue-ms", "run-ms", "fault"], "Options:")
      .example("$0 emulate --queue-ms 3000 --run-ms 5000", "jobs that take a while")
      .epilogue("Any token is taken but `invalid`. Ctrl-C ends it."),
  handler: async ({ schemas: folder, port, host, queueMs, runMs, fault, json }) => {
    const { serveModels } = await import("../serve-models.js");
    const { schemas } = await readSettings({ schemas: folder });
    const times = { queueMs: Number(queueMs), runMs: Number(runMs) };
    await serveModels({ schemas, port: Number(port), host, ...times, fault, json });
  },
};
