import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../src/runtime/", import.meta.url);

/** The sources of the runtime that is copied into the output, by file name in code-unit order. */
export function readRuntime(): Map<string, string> {
  const names = readdirSync(FOLDER).sort();
  return new Map(names.map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]));
}
