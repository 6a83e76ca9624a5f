import { enumChange } from "../enum-change.js";
import type { ValueRule } from "../rule.js";

export const parameterEnumNarrowed: ValueRule = {
  id: "parameter-enum-narrowed",
  level: "breaking",
  side: "input",
  meaning: "an enum lost values, or a parameter got one",
  find: (pair) => {
    const change = enumChange(pair);
    return change?.isNarrower ? { says: "does not take all it took", ...change.texts } : undefined;
  },
};
