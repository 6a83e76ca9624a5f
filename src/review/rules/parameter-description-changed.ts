import { describedOtherwise } from "../described-otherwise.js";
import type { ValueRule } from "../rule.js";

export const parameterDescriptionChanged: ValueRule = {
  id: "parameter-description-changed",
  level: "compatible",
  side: "input",
  meaning: "a parameter is described in other words",
  find: describedOtherwise,
};
