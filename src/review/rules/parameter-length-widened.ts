import { isLengthNarrower } from "../range.js";
import type { ValueRule } from "../rule.js";
import { limitsText } from "../value-text.js";

export const parameterLengthWidened: ValueRule = {
  id: "parameter-length-widened",
  level: "compatible",
  side: "input",
  meaning: "more lengths, numbers of items or sizes are taken",
  find: ({ before, after }) =>
    before && after && isLengthNarrower(after.schema, before.schema)
      ? {
          says: "has a wider limit",
          before: limitsText(before.schema),
          after: limitsText(after.schema),
        }
      : undefined,
};
