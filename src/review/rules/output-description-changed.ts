import { describedOtherwise } from "../described-otherwise.js";
import type { ValueRule } from "../rule.js";

export const outputDescriptionChanged: ValueRule = {
  id: "output-description-changed",
  level: "compatible",
  side: "output",
  meaning: "an output is described in other words",
  find: describedOtherwise,
};
