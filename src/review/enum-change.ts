import { canonicalJson } from "../model/canonical.js";
import type { Schema } from "../model/schema.js";
import type { Change } from "./kind-change.js";
import type { ValuePair } from "./value-pair.js";
import { valueText } from "./value-text.js";

/** Whether the values of an enum went or came. To get an enum is to lose values. */
export function enumChange({ before, after }: ValuePair): Change | undefined {
  if (!before || !after) return undefined;
  return {
    isNarrower: hasLess(before.schema, after.schema),
    isWider: hasLess(after.schema, before.schema),
    texts: { before: valueText(before.schema), after: valueText(after.schema) },
  };
}

function hasLess(schema: Schema, other: Schema): boolean {
  if (!other.enum) return false;
  const values = new Set(other.enum.map(canonicalJson));
  return !schema.enum || schema.enum.some((value) => !values.has(canonicalJson(value)));
}
