import type { FlagKind } from "./flags.js";
import { commonOptions, folderOptions } from "../options.js";
import { jobFlags } from "./job-options.js";

/** comfygen's own flags of `run`, for yargs. They win over parameters of the same name. */
export const runFlags = {
  input: {
    group: "Options:",
    type: "string",
    requiresArg: true,
    describe: "JSON file with the input, under friendly names or wire keys; - is standard input",
  },
  set: {
    group: "Options:",
    type: "string",
    array: true,
    requiresArg: true,
    describe: "name=value: any parameter, also one whose flag is comfygen's own",
  },
  "dry-run": {
    group: "Options:",
    type: "boolean",
    describe: "print the request, the same as curl, and the price; send nothing",
  },
  "no-wait": {
    group: "Options:",
    type: "boolean",
    describe: "print the request id and end; the job goes on",
  },
  ...jobFlags,
  schemas: folderOptions.schemas,
  ...commonOptions,
  help: { type: "boolean", alias: "h", describe: "show what the model takes" },
} as const;

export type RunFlag = keyof typeof runFlags;

/** The same, for parsing. */
export const runFlagKinds: ReadonlyMap<string, FlagKind> = new Map(
  Object.entries(runFlags).map(([name, { type }]) => [
    name,
    type === "boolean" ? "boolean" : "value",
  ]),
);
