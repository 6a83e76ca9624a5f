import { kindChange } from "../kind-change.js";
import type { ValueRule } from "../rule.js";

export const parameterTypeWidened: ValueRule = {
  id: "parameter-type-widened",
  level: "compatible",
  side: "input",
  meaning: "a parameter takes another type as well",
  find: (pair) => {
    const change = kindChange(pair);
    return change?.isWider ? { says: "takes more types", ...change.texts } : undefined;
  },
};
