import { isFileNarrower } from "../file-input.js";
import type { ValueRule } from "../rule.js";

export const parameterFormatChanged: ValueRule = {
  id: "parameter-format-changed",
  level: "behaviour",
  side: "input",
  meaning: "a format changed: the service may read the same value in another way",
  find: ({ before, after }) => {
    if (!before || !after || before.schema.format === after.schema.format) return undefined;
    if (isFileNarrower(before, after)) return undefined;
    const [old, now] = [before.schema.format ?? "none", after.schema.format ?? "none"];
    return { says: "has another format", before: old, after: now };
  },
};
