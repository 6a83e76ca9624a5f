import type { ValueRule } from "../rule.js";
import { valueText } from "../value-text.js";

export const outputAdded: ValueRule = {
  id: "output-added",
  level: "compatible",
  side: "output",
  meaning: "an output is new",
  find: ({ before, after }) =>
    !before && after ? { says: "is new", after: valueText(after.schema) } : undefined,
};
