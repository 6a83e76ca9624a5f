import type { ValueRule } from "../rule.js";

export const parameterMadeOptional: ValueRule = {
  id: "parameter-made-optional",
  level: "compatible",
  side: "input",
  meaning: "a required parameter can be left out",
  find: ({ before, after }) => {
    if (!before?.property || !after?.property) return undefined;
    if (before.property.isRequired === after.property.isRequired) return undefined;
    return before.property.isRequired
      ? { says: "is optional now", before: "required", after: "optional" }
      : undefined;
  },
};
