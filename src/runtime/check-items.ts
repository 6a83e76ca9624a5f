import { canonical } from "./canonical.js";
import { describeCount } from "./count.js";
import { enter, type Inspection, report } from "./inspection.js";
import type { Check } from "./rule.js";

/** Checks `items`, `prefixItems`, `minItems`, `maxItems` and `uniqueItems`. */
export const checkItems: Check = (field, ruleOf) => {
  const {
    items,
    prefixItems = [],
    minItems = 0,
    maxItems = Infinity,
    uniqueItems,
  } = field;
  const isBounded = minItems > 0 || maxItems < Infinity;
  if (!items && prefixItems.length === 0 && !isBounded && !uniqueItems)
    return undefined;
  const first = prefixItems.map(ruleOf);
  const rest = items && ruleOf(items);
  const count = describeCount(minItems, maxItems, "items");
  return (value, at) => {
    if (!Array.isArray(value)) return;
    const { length } = value;
    if (length < minItems || length > maxItems) {
      report(at, value, count, undefined, `expected ${count}, got ${length}`);
    }
    for (const [index, item] of value.entries()) {
      const rule = first[index] ?? rest;
      if (rule) enter(at, index, item, rule);
    }
    if (uniqueItems) reportRepeated(value, at);
  };
};

function reportRepeated(items: readonly unknown[], at: Inspection): void {
  const indexes = new Map<string, number>();
  const others = new Map<unknown, number>();
  for (const [index, item] of items.entries()) {
    const text = canonical(item, others);
    const before = indexes.get(text);
    if (before === undefined) {
      indexes.set(text, index);
    } else {
      enter(at, index, item, () => {
        report(
          at,
          item,
          "an item like no other",
          undefined,
          `the same as item ${before}`,
        );
      });
    }
  }
}
