// Made by comfygen. Do not edit.

import { describeField } from "./describe.js";
import { report } from "./inspection.js";
import type { Check } from "./rule.js";

/** Checks `minimum` and `maximum`. */
export const checkRange: Check = (field) => {
  const { type = "number", minimum = -Infinity, maximum = Infinity } = field;
  if (field.minimum === undefined && field.maximum === undefined) return undefined;
  return (value, at) => {
    if (typeof value !== "number" || (value >= minimum && value <= maximum)) return;
    report(at, value, `${describeField({ type })} from ${minimum} to ${maximum}`);
  };
};
