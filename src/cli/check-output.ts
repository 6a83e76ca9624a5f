import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Generation, OutputOptions } from "../emit/generate.js";
import { modelFilePath } from "../intake/model-files.js";
import { folderOptions } from "./options.js";
import { note, result } from "./print.js";
import { printable } from "./printable.js";
import { shellQuote } from "./shell-quote.js";
import { firstDifference } from "./text-diff.js";

/**
 * Tells what an output is not, and how to mend it: files that differ, the first of them with what differs, and model files
 * without a name for every parameter.
 *
 * @returns True where there is nothing to mend.
 */
export function checkOutput(
  { changed, missing, stale, planned, unpinned }: Generation,
  { schemas, out, ...output }: OutputOptions & { schemas: string; out: string },
): boolean {
  const count = changed.length + stale.length;
  for (const path of changed) result(`${out}/${path}${missing.includes(path) ? " (missing)" : ""}`);
  for (const path of stale) result(`${out}/${path} (stands for no model)`);
  const first = changed.find((path) => !missing.includes(path));
  if (first !== undefined) {
    const current = readFileSync(join(out, first), "utf8");
    const lines = firstDifference(current, planned.get(first) ?? "");
    note([`--- ${out}/${first}`, "+++ what would be written", ...lines].map(printable).join("\n"));
  }
  for (const id of unpinned) {
    const path = `${schemas}/${modelFilePath(id)}`;
    note(
      `${path}: names are not pinned, and may change with the schema; run \`comfygen add ${path}${option("schemas", schemas)}\``,
    );
  }
  const options = option("schemas", schemas) + option("out", out) + outputFlags(output);
  if (count > 0) {
    note(
      `${count === 1 ? "1 file" : `${count} files`} in ${out} would change; run \`comfygen generate${options}\``,
    );
  }
  return count + unpinned.length === 0;
}

function outputFlags({
  runtime,
  importExtension,
  templates,
  format,
  include = [],
  exclude = [],
}: OutputOptions): string {
  return [
    ...(runtime === undefined ? [] : [`--runtime ${runtime}`]),
    ...(importExtension === undefined ? [] : [`--import-extension ${importExtension}`]),
    ...(templates === undefined ? [] : [`--templates ${shellQuote(templates)}`]),
    ...(format === false ? ["--no-format"] : []),
    ...include.map((glob) => `--include ${shellQuote(glob)}`),
    ...exclude.map((glob) => `--exclude ${shellQuote(glob)}`),
  ]
    .map((flag) => ` ${flag}`)
    .join("");
}

/** An option as it has to be given, where it has to be. */
function option(name: keyof typeof folderOptions, value: string): string {
  return value === folderOptions[name].default ? "" : ` --${name} ${value}`;
}
