import process from "node:process";

/** How wide help is printed: as the terminal, but no wider than one can read; off a terminal 80 columns. */
export function helpWidth(): number {
  return process.stdout.columns ? Math.min(process.stdout.columns, 100) : 80;
}

/** What yargs would say in other words. Options without a group of their own are those that every command has. */
export const HELP_STRINGS = {
  "Not enough arguments following: %s": "--%s needs a value",
  "Options:": "Everywhere:",
  "Positionals:": "Arguments:",
};
