import process from "node:process";

/** A line of the command's result, on standard output. */
export function result(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line about what happens, on standard error. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
