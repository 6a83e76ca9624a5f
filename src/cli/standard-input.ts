/** What `-` becomes before yargs sees it, which would drop it from a list. No path has a NUL in it. */
const STANDARD_INPUT = "\0-";

/** The arguments, with `-` in a spelling that yargs keeps. */
export function keepDashes(args: readonly string[]): string[] {
  return args.map((arg) => (arg === "-" ? STANDARD_INPUT : arg));
}

/** True for the argument that stands for standard input. */
export function isStandardInput(arg: string): boolean {
  return arg === STANDARD_INPUT || arg === "-";
}
