import process from "node:process";

/** How wide help is printed: as the terminal, but no wider than one can read; off a terminal 80 columns. */
export function helpWidth(): number {
  return process.stdout.columns ? Math.min(process.stdout.columns, 100) : 80;
}
