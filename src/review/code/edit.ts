import { ts } from "ts-morph";

/** A stretch of a file that another text takes the place of. */
export interface Edit {
  readonly file: ts.SourceFile;
  /** In UTF-16 units, as the compiler counts: without a byte order mark. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where a name stands: within its quotes, if it has any. */
export function nameSpan(node: ts.Node): Pick<Edit, "start" | "end"> {
  const quote = ts.isStringLiteralLike(node) ? 1 : 0;
  return { start: node.getStart() + quote, end: node.end - quote };
}

/** Makes edits in a text; all else stays byte for byte. No two of them may overlap. */
export function applyEdits(text: string, edits: readonly Omit<Edit, "file">[]): string {
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  let edited = "";
  let at = 0;
  for (const { start, end, text: by } of [...edits].sort((one, other) => one.start - other.start)) {
    edited += text.slice(at, start + mark) + by;
    at = end + mark;
  }
  return edited + text.slice(at);
}

/** Edits by the file that they are in, each of them once. */
export function editsByFile(edits: readonly Edit[]): Map<ts.SourceFile, Edit[]> {
  const found = new Map<ts.SourceFile, Map<number, Edit>>();
  for (const edit of edits) {
    const known = found.get(edit.file) ?? new Map<number, Edit>();
    found.set(edit.file, known.set(edit.start, edit));
  }
  return new Map([...found].map(([file, byStart]) => [file, [...byStart.values()]]));
}
