import { enumChange } from "../enum-change.js";
import type { ValueRule } from "../rule.js";

export const outputEnumNarrowed: ValueRule = {
  id: "output-enum-narrowed",
  level: "compatible",
  side: "output",
  meaning: "an output has fewer values",
  find: (pair) => {
    const change = enumChange(pair);
    return change?.isNarrower ? { says: "has fewer values", ...change.texts } : undefined;
  },
};
