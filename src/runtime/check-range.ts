import { describeField } from "./describe.js";
import { report } from "./inspection.js";
import type { Check } from "./rule.js";

/** Checks `minimum` and `maximum`. */
export const checkRange: Check = ({
  type = "number",
  minimum = -Infinity,
  maximum = Infinity,
}) => {
  if (minimum === -Infinity && maximum === Infinity) return undefined;
  return (value, at) => {
    if (typeof value !== "number" || (value >= minimum && value <= maximum))
      return;
    report(
      at,
      value,
      `${describeField({ type })} from ${minimum} to ${maximum}`,
    );
  };
};
