import type { ValueRule } from "../rule.js";
import { valueText } from "../value-text.js";

export const parameterUnlisted: ValueRule = {
  id: "parameter-unlisted",
  level: "behaviour",
  side: "input",
  meaning: "a name is gone from an object that takes any: it is sent as it is, unchecked",
  find: ({ before, after, isHolderOpen }) => {
    if (!before?.property || !isHolderOpen || before.property.name === after?.property?.name)
      return undefined;
    return {
      says: "is not listed any more, and is sent as it is",
      before: valueText(before.schema),
    };
  },
};
