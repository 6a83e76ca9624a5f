import { parseNodeKey } from "../naming/node-key.js";
import type { Value, ValuePair } from "./value-pair.js";

/** True where a name stands for another wire key. */
export function isMoved(before: Value | undefined, after: Value | undefined): boolean {
  const isSameName =
    before?.property !== undefined && before.property.name === after?.property?.name;
  return isSameName && before.key !== after.key;
}

/**
 * True where the new wire key was another parameter's, and still is by all that the schema says: its title, or the key
 * itself where that is no node's. An export that numbers its nodes anew moves the titles with the keys.
 */
export function isExchanged(
  before: Value | undefined,
  after: Value | undefined,
  siblings: ValuePair["siblings"],
): boolean {
  const holder = siblings.get(after?.key ?? "");
  if (!before || !after || !holder) return false;
  if (parseNodeKey(after.key) === undefined) return true;
  const title = after.schema.title;
  return title === holder.schema.title && title !== before.schema.title;
}
