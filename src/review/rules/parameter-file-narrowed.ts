import { fileText, isFileNarrower } from "../file-input.js";
import type { ValueRule } from "../rule.js";

export const parameterFileNarrowed: ValueRule = {
  id: "parameter-file-narrowed",
  level: "breaking",
  side: "input",
  meaning: "a parameter takes files in fewer ways: URLs alone, or no files",
  find: ({ before, after }) =>
    before && after && isFileNarrower(before, after)
      ? { says: "takes files in another way", before: fileText(before), after: fileText(after) }
      : undefined,
};
