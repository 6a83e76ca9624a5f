import { describeCount } from "./count.js";
import { report } from "./inspection.js";
import type { Check } from "./rule.js";

/** Checks `minLength` and `maxLength`, in characters (code points), as JSON Schema counts them. */
export const checkLength: Check = ({ minLength = 0, maxLength = Infinity }) => {
  if (minLength <= 0 && maxLength === Infinity) return undefined;
  const expected = describeCount(minLength, maxLength, "characters");
  return (value, at) => {
    if (typeof value !== "string") return;
    // A character takes one or two units, so most text need not be counted.
    if (value.length >= 2 * minLength && value.length <= maxLength) return;
    const length =
      value.length -
      (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
    if (length >= minLength && length <= maxLength) return;
    report(
      at,
      value,
      expected,
      undefined,
      `expected ${expected}, got ${length}`,
    );
  };
};
