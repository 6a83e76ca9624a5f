import type { ImportExtension } from "../emit/import-specifier.js";

/** Of an option given twice the last counts. */
export function last<Value extends string>(value: Value | Value[]): Value {
  return Array.isArray(value) ? value.reduce((_, next) => next) : value;
}

/** The folders that most commands work on. */
export const folderOptions = {
  schemas: {
    group: "Folders:",
    type: "string",
    defaultDescription: "schemas",
    requiresArg: true,
    coerce: last,
    describe: "folder of the model files",
  },
  out: {
    group: "Folders:",
    type: "string",
    defaultDescription: "generated",
    requiresArg: true,
    coerce: last,
    describe: "folder of the generated clients",
  },
} as const;

/** What the clients are like, for commands that make them. */
export const outputOptions = {
  runtime: {
    group: "Clients:",
    type: "string",
    requiresArg: true,
    coerce: last,
    describe: "import specifier of a shared runtime, in place of a copy",
  },
  "import-extension": {
    group: "Clients:",
    choices: [".js", ".ts", "none"] as const,
    coerce: last<ImportExtension>,
    describe: "how imports between the generated files end",
    defaultDescription: ".js",
  },
  templates: {
    group: "Clients:",
    type: "string",
    requiresArg: true,
    coerce: last,
    describe: "folder of own templates",
  },
  format: {
    group: "Clients:",
    type: "boolean",
    describe: "format with prettier and the project's configuration of it; --no-format does not",
    defaultDescription: "true",
  },
  include: {
    group: "Clients:",
    type: "string",
    array: true,
    nargs: 1,
    describe: "only models whose ids match this glob; may be repeated",
  },
  exclude: {
    group: "Clients:",
    type: "string",
    array: true,
    nargs: 1,
    describe: "no models whose ids match this glob; may be repeated",
  },
} as const;

/** What was given for them. */
export interface OutputArguments {
  runtime: string | undefined;
  "import-extension": ImportExtension | undefined;
  templates: string | undefined;
  format: boolean | undefined;
  include: string[] | undefined;
  exclude: string[] | undefined;
}

/** For every command. */
export const commonOptions = {
  json: {
    type: "boolean",
    default: false,
    describe: "print the result, or what went wrong, as JSON; its shapes are in the README",
  },
  quiet: {
    type: "boolean",
    alias: "q",
    default: false,
    describe: "print results and errors alone",
  },
} as const;

/** What was given for them. */
export interface CommonArguments {
  json: boolean;
  quiet: boolean;
}

/** What commands do where a schema or a file has something wrong with it. */
export const leniencyOptions = {
  "keep-going": {
    group: "Options:",
    type: "boolean",
    default: false,
    describe: "do what can be done where something is wrong; the exit status is still 65",
  },
  strict: {
    group: "Options:",
    type: "boolean",
    default: false,
    describe: "make warnings about schemas errors",
  },
} as const;

/** For commands that take models in. */
export const dryRunOption = {
  "dry-run": {
    group: "Options:",
    type: "boolean",
    default: false,
    describe: "say what would change for callers, and write nothing",
  },
} as const;
