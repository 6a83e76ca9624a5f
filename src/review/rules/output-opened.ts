import { isClosed, isOpen } from "../open-object.js";
import type { ValueRule } from "../rule.js";

export const outputOpened: ValueRule = {
  id: "output-opened",
  level: "compatible",
  side: "output",
  meaning: "an object can have properties that the schema does not name",
  find: ({ before, after }) =>
    before && after && isOpen(after.schema) && isClosed(before.schema)
      ? { says: "can have other properties too" }
      : undefined,
};
