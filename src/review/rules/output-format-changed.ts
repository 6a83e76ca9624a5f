import type { ValueRule } from "../rule.js";

export const outputFormatChanged: ValueRule = {
  id: "output-format-changed",
  level: "behaviour",
  side: "output",
  meaning: "an output has another format",
  find: ({ before, after }) => {
    if (!before || !after || before.schema.format === after.schema.format) return undefined;
    const [old, now] = [before.schema.format ?? "none", after.schema.format ?? "none"];
    return { says: "has another format", before: old, after: now };
  },
};
