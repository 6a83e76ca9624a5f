import { isBlob } from "./blob.js";
import { report } from "./inspection.js";
import type { Check } from "./rule.js";

/** Checks `maxBytes`, where the value is a `Blob`. */
export const checkFileSize: Check = ({ maxBytes }) => {
  if (maxBytes === undefined) return undefined;
  const expected = `a file smaller than ${maxBytes} bytes`;
  return (value, at) => {
    if (!isBlob(value) || value.size < maxBytes) return;
    report(
      at,
      value,
      expected,
      undefined,
      `expected ${expected}, got ${value.size}`,
    );
  };
};
