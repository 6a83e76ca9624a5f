import type { ValueRule } from "../rule.js";
import { valueText } from "../value-text.js";

export const parameterAdded: ValueRule = {
  id: "parameter-added",
  level: "compatible",
  side: "input",
  meaning: "an optional parameter is new",
  find: ({ before, after }) =>
    !before && after && !after.property?.isRequired
      ? { says: "is new and optional", after: valueText(after.schema) }
      : undefined,
};
