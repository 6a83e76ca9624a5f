// Made by comfygen. Do not edit.

import { describeField } from "./describe.js";
import { report } from "./inspection.js";
import type { Check } from "./rule.js";
import { canonical } from "./canonical.js";

/** Checks that an array or an object is one of an `enum`; the rest of it needs no check. */
export const checkEnum: Check = (field) => {
  if (!field.enum) return undefined;
  const options = new Set(field.enum.map((option) => canonical(option)));
  return (value, at) => {
    if (!options.has(canonical(value))) report(at, value, describeField(field));
  };
};
