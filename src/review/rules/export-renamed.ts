import { named } from "../named.js";
import { exportOf } from "../model-pair.js";
import type { ModelRule } from "../rule.js";

export const exportRenamed: ModelRule = {
  id: "export-renamed",
  level: "breaking",
  side: "model",
  meaning: "the export of a model has another name",
  find: ({ before, after }) => {
    if (!before || !after) return undefined;
    const [old, now] = [exportOf(before.file), exportOf(after.file)];
    return old === now
      ? undefined
      : { says: `is exported as ${named(now)}`, before: old, after: now };
  },
};
