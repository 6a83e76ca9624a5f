import { kindChange, typesOf } from "../kind-change.js";
import type { ValueRule } from "../rule.js";

export const outputTypeWidened: ValueRule = {
  id: "output-type-widened",
  level: "breaking",
  side: "output",
  meaning: "an output can have another type",
  find: (pair) => {
    const change = kindChange(pair, typesOf);
    return change?.isWider ? { says: "can have another type", ...change.texts } : undefined;
  },
};
