import type { ValueRule } from "../rule.js";

export const outputMadeRequired: ValueRule = {
  id: "output-made-required",
  level: "compatible",
  side: "output",
  meaning: "an output that could be missing is always there",
  find: ({ before, after }) => {
    if (!before?.property || !after?.property) return undefined;
    if (before.property.isRequired === after.property.isRequired) return undefined;
    return after.property.isRequired
      ? { says: "is always there now", before: "optional", after: "required" }
      : undefined;
  },
};
