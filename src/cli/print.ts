import process from "node:process";
import { coloured } from "./colour.js";
import type { ProblemJson } from "./json-output.js";

let areNotesPrinted = true;

/** `--quiet`: from now on results and problems alone are printed. */
export function beQuiet(): void {
  areNotesPrinted = false;
}

/** True after `beQuiet`. */
export function isQuiet(): boolean {
  return !areNotesPrinted;
}

/** A line of the command's result, on standard output. */
export function result(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A value as the command's result, for programs. */
export function jsonResult(value: unknown): void {
  result(JSON.stringify(value, null, 2));
}

/** A line about what happens, on standard error. */
export function note(line: string): void {
  if (areNotesPrinted) problem(line);
}

/** A line about what is odd, on standard error. */
export function warning(line: string): void {
  note(`${coloured(process.stderr, "yellow", "warning:")} ${line}`);
}

/** A line about what is wrong, on standard error. */
export function problem(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Where something is wrong, and what. */
export function problemAt({ path, message }: ProblemJson): void {
  problem(`${path}: ${message}`);
}
