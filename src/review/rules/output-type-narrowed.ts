import { kindChange, typesOf } from "../kind-change.js";
import type { ValueRule } from "../rule.js";

export const outputTypeNarrowed: ValueRule = {
  id: "output-type-narrowed",
  level: "compatible",
  side: "output",
  meaning: "an output has fewer types",
  find: (pair) => {
    const change = kindChange(pair, typesOf);
    return change?.isNarrower ? { says: "has fewer types", ...change.texts } : undefined;
  },
};
