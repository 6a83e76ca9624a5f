/** A place in the user's code that a change touches. */
export interface Usage {
  /** Relative to the working directory, with forward slashes. */
  readonly file: string;
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
  /** What the code does there, as a sentence without a subject: "passes `shift`, which is gone". */
  readonly says: string;
}

/** `src/app.ts:14:5 passes shift, which is gone`. */
export function usageText({ file, line, column, says }: Usage): string {
  return `${file}:${line}:${column} ${says}`;
}
