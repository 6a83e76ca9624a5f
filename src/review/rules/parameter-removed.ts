import type { ValueRule } from "../rule.js";
import { valueText } from "../value-text.js";

export const parameterRemoved: ValueRule = {
  id: "parameter-removed",
  level: "breaking",
  side: "input",
  meaning: "a parameter is gone",
  find: ({ before, after, isHolderOpen }) =>
    before && !after && !isHolderOpen
      ? { says: "is gone", before: valueText(before.schema) }
      : undefined,
};
