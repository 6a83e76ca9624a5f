import process from "node:process";
import type { ts } from "ts-morph";
import { slashPath } from "../../model/slash-path.js";

/** A place in a file, as editors count. */
export interface CodePlace {
  /** Relative to the working directory, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export function placeOf(file: ts.SourceFile, position: number): CodePlace {
  const { line, character } = file.getLineAndCharacterOfPosition(position);
  return { file: slashPath(process.cwd(), file.fileName), line: line + 1, column: character + 1 };
}

/** `src/app.ts:14:5`. */
export function placeText({ file, line, column }: CodePlace): string {
  return `${file}:${line}:${column}`;
}
