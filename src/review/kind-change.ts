import type { Schema } from "../model/schema.js";
import { isWithin, shapesOf } from "./shape.js";
import type { Hit } from "./rule.js";
import type { ValuePair } from "./value-pair.js";
import { valueText } from "./value-text.js";

/** How two values differ, and both of them in a few words. */
export interface Change {
  readonly isNarrower: boolean;
  readonly isWider: boolean;
  readonly texts: Pick<Hit, "before" | "after">;
}

/**
 * Whether kinds of values went or came. Between two enums the values alone count.
 *
 * @param kindsOf What tells kinds apart.
 */
export function kindChange(
  { before, after, hasBranchGone, hasBranchCome }: ValuePair,
  kindsOf: (schema: Schema) => string[] = shapesOf,
): Change | undefined {
  if (!before || !after || (before.schema.enum && after.schema.enum)) return undefined;
  const [old, now] = [kindsOf(before.schema), kindsOf(after.schema)];
  return {
    isNarrower: !isWithin(old, now) || hasBranchGone,
    isWider: !isWithin(now, old) || hasBranchCome,
    texts: { before: valueText(before.schema), after: valueText(after.schema) },
  };
}

/** The kinds that code can tell apart: an integer is a number. */
export function typesOf(schema: Schema): string[] {
  return [...new Set(shapesOf(schema).map((shape) => (shape === "integer" ? "number" : shape)))];
}
