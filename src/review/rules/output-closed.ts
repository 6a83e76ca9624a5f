import { isClosed, isOpen } from "../open-object.js";
import type { ValueRule } from "../rule.js";

export const outputClosed: ValueRule = {
  id: "output-closed",
  level: "breaking",
  side: "output",
  meaning: "an object has the listed properties alone",
  find: ({ before, after }) =>
    before && after && isOpen(before.schema) && isClosed(after.schema)
      ? { says: "has the listed properties alone" }
      : undefined,
};
