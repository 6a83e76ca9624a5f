import { appendFileSync, existsSync, readFileSync, truncateSync } from "node:fs";

/** What became of a request. */
export type Entry = { readonly index: number } & (
  | { readonly state: "begun" }
  | { readonly state: "submitted"; readonly requestId: string }
  | { readonly state: "done"; readonly output: unknown }
  | { readonly state: "failed"; readonly message: string }
);

/** Adds a line. It is written when this returns: a crash loses nothing that was noted. */
export function note(path: string, entry: Entry): void {
  appendFileSync(path, `${JSON.stringify(entry)}\n`);
}

/** The last that was noted of each request. A line that a crash cut off is removed. */
export function readJournal(path: string): Map<number, Entry> {
  if (!existsSync(path)) return new Map();
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf("\n") + 1;
  truncateSync(path, whole);
  const lines = bytes.toString("utf8", 0, whole).split("\n").slice(0, -1);
  const entries = lines.map((line): Entry => JSON.parse(line));
  return new Map(entries.map((entry) => [entry.index, entry]));
}
