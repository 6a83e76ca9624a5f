import { report } from "./inspection.js";
import { describeField } from "./describe.js";
import type { Check } from "./rule.js";

/** Checks `exclusiveMinimum` and `exclusiveMaximum`. */
export const checkExclusiveRange: Check = (field) => {
  const {
    type = "number",
    exclusiveMinimum: least,
    exclusiveMaximum: most,
  } = field;
  const above = least === undefined ? "" : ` above ${least}`;
  const below = most === undefined ? "" : ` below ${most}`;
  if (above + below === "") return undefined;
  const expected = describeField({ type }) + above + below;
  return (value, at) => {
    if (typeof value !== "number") return;
    if (value <= (least ?? -Infinity) || value >= (most ?? Infinity))
      report(at, value, expected);
  };
};
