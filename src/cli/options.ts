/** Of an option given twice the last counts. */
function last(value: string | string[]): string {
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
