import { named } from "../named.js";
import { isExchanged, isMoved } from "../moved.js";
import type { ValueRule } from "../rule.js";

export const parameterExchanged: ValueRule = {
  id: "parameter-exchanged",
  level: "behaviour",
  side: "input",
  meaning: "a name stands for a wire key that stood for another parameter",
  find: ({ before, after, siblings }) => {
    if (!isMoved(before, after) || !isExchanged(before, after, siblings)) return undefined;
    const other = siblings.get(after?.key ?? "")?.property?.name;
    return {
      says: `sends what ${named(other ?? "")} sent`,
      before: before?.key,
      after: after?.key,
    };
  },
};
