import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Generation } from "../emit/generate.js";
import { modelFilePath } from "../intake/model-files.js";
import { flagText } from "./flag-text.js";
import { note } from "./print.js";
import { printable } from "./printable.js";
import type { Settings } from "./settings.js";
import { firstDifference } from "./text-diff.js";

/**
 * Tells how to mend an output that is not what would be written: what differs in the first file, and which model files lack
 * the name of a parameter.
 *
 * @returns True where there is nothing to mend.
 */
export function noteStale(
  { changed, missing, stale, planned, unpinned }: Generation,
  { schemas, out, flags }: Settings,
): boolean {
  const count = changed.length + stale.length;
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
