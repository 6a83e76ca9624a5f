import type { Generation } from "../emit/generate.js";
import { CommandError, EXIT } from "./exit-status.js";

/** Ends a command before it would write over files that are not comfygen's own. */
export function refuseForeign({ foreign }: Generation, out: string): void {
  if (foreign.length === 0) return;
  const list = foreign.map((path) => `  ${out}/${path}`).join("\n");
  throw new CommandError(
    EXIT.cantWrite,
    `these files are not comfygen's own, and stand where it would write:\n${list}\nmove them away, or choose another --out`,
  );
}
