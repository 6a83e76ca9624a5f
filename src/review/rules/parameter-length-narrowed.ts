import { isLengthNarrower } from "../range.js";
import type { ValueRule } from "../rule.js";
import { limitsText } from "../value-text.js";

export const parameterLengthNarrowed: ValueRule = {
  id: "parameter-length-narrowed",
  level: "breaking",
  side: "input",
  meaning: "a length, a number of items or a size that was taken is refused",
  find: ({ before, after }) =>
    before && after && isLengthNarrower(before.schema, after.schema)
      ? {
          says: "has a narrower limit",
          before: limitsText(before.schema),
          after: limitsText(after.schema),
        }
      : undefined,
};
