import { exportOf } from "../model-pair.js";
import type { ModelRule } from "../rule.js";

export const modelRemoved: ModelRule = {
  id: "model-removed",
  level: "breaking",
  side: "model",
  meaning: "a model is gone",
  find: ({ before, after }) =>
    before && !after ? { says: "is gone", before: exportOf(before.file) } : undefined,
};
