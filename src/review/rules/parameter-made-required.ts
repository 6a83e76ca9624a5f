import type { ValueRule } from "../rule.js";

export const parameterMadeRequired: ValueRule = {
  id: "parameter-made-required",
  level: "breaking",
  side: "input",
  meaning: "a parameter that could be left out is required",
  find: ({ before, after }) => {
    if (!before?.property || !after?.property) return undefined;
    if (before.property.isRequired === after.property.isRequired) return undefined;
    return after.property.isRequired
      ? { says: "is required now", before: "optional", after: "required" }
      : undefined;
  },
};
