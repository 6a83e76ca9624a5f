import { isBlob } from "./blob.js";
import { describeField } from "./describe.js";
import type { Field, Fields } from "./field.js";
import { report, type Rule } from "./inspection.js";
import { jsonType } from "./json-type.js";

/**
 * Makes the rule for some keywords of a field, or nothing where it has none of them. A model lists the checks that its
 * fields need, so that its bundle holds no others. `ruleOf` gives the whole rule of another field.
 */
export type Check = (
  field: Field,
  ruleOf: RuleOf,
  definitions: Fields,
) => Rule | undefined;

/** The whole rule of a field. */
export type RuleOf = (field: Field) => Rule;

/** `type` and `enum` (one with arrays or objects is for `checkEnum`), then the checks. */
export function ruleMaker(
  checks: readonly Check[],
  definitions: Fields,
): RuleOf {
  const ruleOf: RuleOf = (field) => {
    const { type, enum: options, media } = field;
    const types: readonly string[] = [
      type ?? [],
      type?.includes("number") ? "integer" : [],
    ].flat();
    const known = options?.some((option) => Object(option) === option)
      ? undefined
      : options && new Set(options);
    const takesBlob = media ?? !type;
    const rules = checks.flatMap(
      (check) => check(field, ruleOf, definitions) ?? [],
    );
    return (value, at) => {
      const found = jsonType(value);
      const fits = type ? types.includes(found) : found;
      if (
        (known?.has(value) ?? true) &&
        (fits || (takesBlob && isBlob(value)))
      ) {
        for (const rule of rules) rule(value, at);
      } else {
        report(at, value, describeField(field));
      }
    };
  };
  return ruleOf;
}
