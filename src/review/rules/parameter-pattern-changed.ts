import type { ValueRule } from "../rule.js";

export const parameterPatternChanged: ValueRule = {
  id: "parameter-pattern-changed",
  level: "behaviour",
  side: "input",
  meaning: "a pattern changed: it is the service that checks it",
  find: ({ before, after }) => {
    if (!before || !after || before.schema.pattern === after.schema.pattern) return undefined;
    const [old, now] = [before.schema.pattern ?? "none", after.schema.pattern ?? "none"];
    return { says: "has another pattern", before: old, after: now };
  },
};
