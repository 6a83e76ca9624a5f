import { isRangeNarrower } from "../range.js";
import type { ValueRule } from "../rule.js";
import { limitsText } from "../value-text.js";

export const parameterRangeWidened: ValueRule = {
  id: "parameter-range-widened",
  level: "compatible",
  side: "input",
  meaning: "more numbers are in range",
  find: ({ before, after }) =>
    before && after && isRangeNarrower(after.schema, before.schema)
      ? {
          says: "has a wider range",
          before: limitsText(before.schema),
          after: limitsText(after.schema),
        }
      : undefined,
};
