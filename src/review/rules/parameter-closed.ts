import { isClosed, isOpen } from "../open-object.js";
import type { ValueRule } from "../rule.js";

export const parameterClosed: ValueRule = {
  id: "parameter-closed",
  level: "breaking",
  side: "input",
  meaning: "an object does not take properties that the schema does not name any more",
  find: ({ before, after }) =>
    before && after && isOpen(before.schema) && isClosed(after.schema)
      ? { says: "takes the listed properties alone" }
      : undefined,
};
