/** Of an option given twice the last counts. */
export function last(value: string | string[]): string {
  return Array.isArray(value) ? (value.at(-1) ?? "") : value;
}

/** The folders that most commands work on. */
export const folderOptions = {
  schemas: {
    type: "string",
    default: "schemas",
    requiresArg: true,
    coerce: last,
    describe: "folder of the model files",
  },
  out: {
    type: "string",
    default: "generated",
    requiresArg: true,
    coerce: last,
    describe: "folder of the generated clients",
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
