import { isExchanged, isMoved } from "../moved.js";
import type { ValueRule } from "../rule.js";

export const parameterMoved: ValueRule = {
  id: "parameter-moved",
  level: "compatible",
  side: "input",
  meaning: "a name stands for another wire key; callers do not see it",
  find: ({ before, after, siblings }) => {
    if (!isMoved(before, after) || isExchanged(before, after, siblings)) return undefined;
    return { says: "has another wire key", before: before?.key, after: after?.key };
  },
};
