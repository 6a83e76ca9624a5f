import type { ValueRule } from "../rule.js";
import { valueText } from "../value-text.js";

export const requiredParameterAdded: ValueRule = {
  id: "required-parameter-added",
  level: "breaking",
  side: "input",
  meaning: "a required parameter is new",
  find: ({ before, after }) =>
    !before && after && after.property?.isRequired
      ? { says: "is new and required", after: valueText(after.schema) }
      : undefined,
};
