import { enumChange } from "../enum-change.js";
import type { ValueRule } from "../rule.js";

export const outputEnumWidened: ValueRule = {
  id: "output-enum-widened",
  level: "breaking",
  side: "output",
  meaning: "an output can have other values",
  find: (pair) => {
    const change = enumChange(pair);
    return change?.isWider ? { says: "can have other values", ...change.texts } : undefined;
  },
};
