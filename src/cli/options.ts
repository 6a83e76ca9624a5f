import type { ImportExtension } from "../emit/import-specifier.js";

/** Of an option given twice the last counts. */
export function last<Value extends string>(value: Value | Value[]): Value {
  return Array.isArray(value) ? value.reduce((_, next) => next) : value;
}

/** The folders that most commands work on. */
export const folderOptions = {
  schemas: {
    type: "string",
    defaultDescription: "schemas",
    requiresArg: true,
    coerce: last,
    describe: "folder of the model files",
  },
  out: {
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
    type: "string",
    requiresArg: true,
    coerce: last,
    describe: "import specifier of a shared runtime, in place of a copy",
  },
  "import-extension": {
    choices: [".js", ".ts", "none"] as const,
    coerce: last<ImportExtension>,
    describe: "how imports between the generated files end",
    defaultDescription: ".js",
  },
  templates: {
    type: "string",
    requiresArg: true,
    coerce: last,
    describe: "folder of own templates",
  },
  format: {
    type: "boolean",
    describe: "format with prettier and the project's configuration of it; --no-format does not",
    defaultDescription: "true",
  },
  include: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "only models whose ids match this glob; may be repeated",
  },
  exclude: {
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

/** For every command whose result is not JSON anyway. */
export const jsonOption = {
  json: {
    type: "boolean",
    default: false,
    describe: "print the result as JSON, in the shape that the README documents",
  },
} as const;

/** What commands do where a schema or a file has something wrong with it. */
export const leniencyOptions = {
  "keep-going": {
    type: "boolean",
    default: false,
    describe: "do what can be done where something is wrong; the exit status is still 65",
  },
  strict: {
    type: "boolean",
    default: false,
    describe: "make warnings about schemas errors",
  },
} as const;

/** For commands that take models in. */
export const dryRunOption = {
  "dry-run": {
    type: "boolean",
    default: false,
    describe: "say what would change for callers, and write nothing",
  },
} as const;
