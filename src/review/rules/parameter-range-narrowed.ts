import { isRangeNarrower } from "../range.js";
import type { ValueRule } from "../rule.js";
import { limitsText } from "../value-text.js";

export const parameterRangeNarrowed: ValueRule = {
  id: "parameter-range-narrowed",
  level: "breaking",
  side: "input",
  meaning: "numbers that were taken are out of range",
  find: ({ before, after }) =>
    before && after && isRangeNarrower(before.schema, after.schema)
      ? {
          says: "has a narrower range",
          before: limitsText(before.schema),
          after: limitsText(after.schema),
        }
      : undefined,
};
