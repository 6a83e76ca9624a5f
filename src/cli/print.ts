import process from "node:process";

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

/** A line about what happens, on standard error. */
export function note(line: string): void {
  if (areNotesPrinted) problem(line);
}

/** A line about what is wrong, on standard error. */
export function problem(line: string): void {
  process.stderr.write(`${line}\n`);
}
