import type { ValueRule } from "../rule.js";

export const outputMadeOptional: ValueRule = {
  id: "output-made-optional",
  level: "breaking",
  side: "output",
  meaning: "an output that was always there may be missing",
  find: ({ before, after }) => {
    if (!before?.property || !after?.property) return undefined;
    if (before.property.isRequired === after.property.isRequired) return undefined;
    return before.property.isRequired
      ? { says: "may be missing now", before: "required", after: "optional" }
      : undefined;
  },
};
