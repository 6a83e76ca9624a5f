import { enumChange } from "../enum-change.js";
import type { ValueRule } from "../rule.js";

export const parameterEnumWidened: ValueRule = {
  id: "parameter-enum-widened",
  level: "compatible",
  side: "input",
  meaning: "an enum got values, or a parameter lost one",
  find: (pair) => {
    const change = enumChange(pair);
    return change?.isWider ? { says: "takes more values", ...change.texts } : undefined;
  },
};
