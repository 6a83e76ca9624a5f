import { isLengthNarrower, isRangeNarrower } from "../range.js";
import type { ValueRule } from "../rule.js";
import { limitsText } from "../value-text.js";

export const outputLimitsTightened: ValueRule = {
  id: "output-limits-tightened",
  level: "compatible",
  side: "output",
  meaning: "a number, text or list in an output has narrower limits",
  find: ({ before, after }) => {
    if (!before || !after) return undefined;
    const [old, now] = [before.schema, after.schema];
    if (!isRangeNarrower(old, now) && !isLengthNarrower(old, now)) return undefined;
    return { says: "has narrower limits", before: limitsText(old), after: limitsText(now) };
  },
};
