import type { CommandModule } from "yargs";
import type { DiffOptions } from "../diff-catalogs.js";
import { EXIT, type ExitStatus } from "../exit-status.js";
import { folderOptions, type CommonArguments } from "../options.js";
import { readSettings } from "../settings.js";

interface Arguments extends CommonArguments, Pick<DiffOptions, "base" | "format" | "usages"> {
  schemas: string | undefined;
  out: string | undefined;
  "fail-on": DiffOptions["failOn"];
}

/** `comfygen diff`: what changed for callers. */
export function diffCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<CommonArguments, Arguments> {
  return {
    command: "diff [base]",
    describe: "what changed for callers: breaking, behaviour, compatible",
    builder: (command) =>
      command
        .positional("base", {
          type: "string",
          describe: "a folder or a git revision; else the merge base with the main branch",
        })
        .options(folderOptions)
        .option("format", {
          choices: ["text", "markdown", "json"] as const,
          default: "text" as const,
          describe: "how to print it",
        })
        .option("fail-on", {
          choices: ["breaking", "behaviour", "none"] as const,
          default: "breaking" as const,
          describe: "exit 1 where a change is as severe as this",
        })
        .option("usages", {
          type: "string",
          array: true,
          default: [],
          describe: "globs of code: say where each change touches it",
        })
        .group(["format", "fail-on", "usages"], "Options:")
        .example("$0 diff", "what this branch changes")
        .example("$0 diff v1.2.0 --usages 'src/**/*.ts'", "and where the code depends on it"),
    handler: async ({ base, json, format, "fail-on": failOn, usages, schemas, out }) => {
      const { diffCatalogs } = await import("../diff-catalogs.js");
      const settings = await readSettings({ schemas, out });
      const isFine = await diffCatalogs({
        ...settings,
        base,
        usages,
        failOn,
        format: json ? "json" : format,
      });
      if (!isFine) finish(EXIT.found);
    },
  };
}
