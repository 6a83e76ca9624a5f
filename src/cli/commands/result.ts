import type { CommandModule } from "yargs";
import type { CommonArguments } from "../options.js";
import { jobFlags, jobOptions, type JobArguments } from "../run/job-options.js";

interface Arguments extends CommonArguments, JobArguments {
  "request-id": string;
}

/** `comfygen result`: picks up a job that was submitted before. */
export const resultCommand: CommandModule<CommonArguments, Arguments> = {
  command: "result <request-id>",
  describe: "wait for a job that was submitted before, and print its result",
  builder: (command) =>
    command
      .positional("request-id", {
        type: "string",
        demandOption: true,
        describe: "what `comfygen run --no-wait` printed",
      })
      .options(jobFlags)
      .example("$0 result 3f2a --out-dir clips", "wait, print the result, download the files")
      .epilogue("Ctrl-C stops waiting and leaves the job alone."),
  handler: async (given) => {
    const { pickUp } = await import("../run/pick-up.js");
    await pickUp(given["request-id"], jobOptions(given));
  },
};
