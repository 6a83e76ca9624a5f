import { report } from "./inspection.js";
import type { Check } from "./rule.js";

/** Checks `multipleOf`. */
export const checkMultiple: Check = ({ multipleOf }) =>
  multipleOf === undefined
    ? undefined
    : (value, at) => {
        if (typeof value === "number" && !isMultiple(value, multipleOf)) {
          report(at, value, `a multiple of ${multipleOf}`);
        }
      };

/**
 * Decimal fractions are not exact in binary (0.3 / 0.1 is a little less than 3), so a quotient counts as whole when it
 * is off by no more than the rounding of its two numbers can explain.
 */
function isMultiple(value: number, unit: number): boolean {
  const quotient = value / unit;
  return !(
    Math.abs(quotient - Math.round(quotient)) >
    Math.abs(quotient) * 2 ** -51
  );
}
