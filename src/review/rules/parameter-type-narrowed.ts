import { kindChange } from "../kind-change.js";
import type { ValueRule } from "../rule.js";

export const parameterTypeNarrowed: ValueRule = {
  id: "parameter-type-narrowed",
  level: "breaking",
  side: "input",
  meaning: "a parameter does not take a type any more",
  find: (pair) => {
    const change = kindChange(pair);
    return change?.isNarrower
      ? { says: "takes another type, or fewer", ...change.texts }
      : undefined;
  },
};
