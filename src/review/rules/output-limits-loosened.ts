import { isLengthNarrower, isRangeNarrower } from "../range.js";
import type { ValueRule } from "../rule.js";
import { limitsText } from "../value-text.js";

export const outputLimitsLoosened: ValueRule = {
  id: "output-limits-loosened",
  level: "behaviour",
  side: "output",
  meaning: "a number, text or list in an output can be larger or smaller than before",
  find: ({ before, after }) => {
    if (!before || !after) return undefined;
    const [old, now] = [before.schema, after.schema];
    if (!isRangeNarrower(now, old) && !isLengthNarrower(now, old)) return undefined;
    return { says: "has wider limits", before: limitsText(old), after: limitsText(now) };
  },
};
