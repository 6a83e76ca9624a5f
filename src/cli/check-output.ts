import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Generation } from "../emit/generate.js";
import { modelFilePath } from "../intake/model-files.js";
import { flagText } from "./flag-text.js";
import { note, result } from "./print.js";
import { printable } from "./printable.js";
import type { Settings } from "./settings.js";
import { firstDifference } from "./text-diff.js";

/**
 * Tells what an output is not, and how to mend it: files that differ, the first of them with what differs, and model files
 * without a name for every parameter.
 *
 * @returns True where there is nothing to mend.
 */
export function checkOutput(
  { changed, missing, stale, planned, unpinned }: Generation,
  { schemas, out, flags }: Settings,
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
      `${path}: names are not pinned, and may change with the schema; run \`comfygen add ${path}${flagText(flags, ["schemas"])}\``,
    );
  }
  if (count > 0) {
    note(
      `${count === 1 ? "1 file" : `${count} files`} in ${out} would change; run \`comfygen generate${flagText(flags)}\``,
    );
  }
  return count + unpinned.length === 0;
}
