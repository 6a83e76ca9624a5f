import type { ValueRule } from "../rule.js";
import { valueText } from "../value-text.js";

export const outputRemoved: ValueRule = {
  id: "output-removed",
  level: "breaking",
  side: "output",
  meaning: "an output is gone",
  find: ({ before, after }) =>
    before && !after ? { says: "is gone", before: valueText(before.schema) } : undefined,
};
