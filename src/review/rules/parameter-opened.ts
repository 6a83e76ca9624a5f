import { isClosed, isOpen } from "../open-object.js";
import type { ValueRule } from "../rule.js";

export const parameterOpened: ValueRule = {
  id: "parameter-opened",
  level: "compatible",
  side: "input",
  meaning: "an object takes properties that the schema does not name",
  find: ({ before, after }) =>
    before && after && isOpen(after.schema) && isClosed(before.schema)
      ? { says: "takes other properties too" }
      : undefined,
};
