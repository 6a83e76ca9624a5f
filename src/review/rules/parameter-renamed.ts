import { named } from "../named.js";
import type { ValueRule } from "../rule.js";

export const parameterRenamed: ValueRule = {
  id: "parameter-renamed",
  level: "breaking",
  side: "input",
  meaning: "a wire key has another friendly name",
  find: ({ before, after, isHolderOpen }) => {
    const [old, now] = [before?.property?.name, after?.property?.name];
    if (old === undefined || now === undefined || old === now || isHolderOpen) return undefined;
    return { says: `is called ${named(now)} now`, before: old, after: now };
  },
};
