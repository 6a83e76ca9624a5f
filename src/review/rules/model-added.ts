import { exportOf } from "../model-pair.js";
import type { ModelRule } from "../rule.js";

export const modelAdded: ModelRule = {
  id: "model-added",
  level: "compatible",
  side: "model",
  meaning: "a model is new",
  find: ({ before, after }) =>
    !before && after ? { says: "is new", after: exportOf(after.file) } : undefined,
};
