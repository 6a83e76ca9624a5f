import type { CommandModule } from "yargs";
import { EXIT, type ExitStatus } from "../exit-status.js";
import type { CommonArguments } from "../options.js";
import { jsonResult, result } from "../print.js";

interface Arguments extends CommonArguments {
  source: string | undefined;
}

/** `comfygen init`: sets a project up. */
export function initCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<CommonArguments, Arguments> {
  return {
    command: "init [source]",
    describe: "set a project up: a configuration that fits it, a first model, its client",
    builder: (command) =>
      command
        .positional("source", {
          type: "string",
          describe: "a saved page, a URL, or a model id, which needs a token",
        })
        .example("$0 init page.html", "configure, take the page's model in, generate, show a call")
        .example("$0 init", "configure alone")
        .epilogue("It asks nothing, and leaves a configuration that is there as it is."),
    handler: async ({ source, json }) => {
      const { initProject } = await import("../init/init-project.js");
      const done = await initProject(source);
      if (json) jsonResult(done);
      else if (done.call !== undefined) result(done.call.trimEnd());
      if (done.problems.length > 0) finish(EXIT.badInput);
    },
  };
}
