import type { CarriedNames, Move, OpenName } from "../naming/carry-names.js";
import { printable } from "./printable.js";

const MOST_LINES = 60;

/** Why names can't be carried over to the keys of now. */
export function unsettledMessage({ open, unknown }: CarriedNames): string {
  if (unknown.length > 0) {
    const list = unknown.map((from) => `\`${from}\``).join(", ");
    return `--map: ${list} is no old key, or goes to no new key of this model`;
  }
  const message = [
    "the keys changed, and which is which can't be told; nothing is written. Settle it with --map old_key=new_key " +
      "(an empty new key where the parameter is gone):",
    ...shortened(open.flatMap(candidateLines)),
  ].join("\n");
  return printable(message);
}

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= MOST_LINES) return [...lines];
  return [...lines.slice(0, MOST_LINES), `  and ${lines.length - MOST_LINES} lines more`];
}

function candidateLines({ name, from, candidates }: OpenName): string[] {
  return [
    `  ${name} (${from}) could be`,
    ...candidates.map(({ to, evidence }) => `    ${to}: same ${evidence.join(", ")}`),
  ];
}

/** `62_image -> 75_image: endImage (same title, input name)`. */
export function moveText({ name, from, to, evidence }: Move): string {
  const why = evidence.length === 0 ? "as told by --map" : `same ${evidence.join(", ")}`;
  return printable(`${from} -> ${to}: ${name} (${why})`);
}
