import { isBlob } from "./blob.js";
import { describeField, describeValue } from "./describe.js";
import type { Field, Fields } from "./field.js";
import { report, type Rule } from "./inspection.js";
import { jsonType } from "./json-type.js";
import { suggest } from "./suggest.js";

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

export function ruleMaker(
  checks: readonly Check[],
  definitions: Fields,
): RuleOf {
  const ruleOf: RuleOf = (field) =>
    makeRule(
      field,
      checks.flatMap((check) => check(field, ruleOf, definitions) ?? []),
    );
  return ruleOf;
}

/** `type` and `enum` (its arrays and objects are for `checkEnum`), then the checks. */
function makeRule(field: Field, checks: readonly Rule[]): Rule {
  const { type, enum: options } = field;
  const types: readonly string[] = [
    type ?? [],
    type?.includes("number") ? "integer" : [],
  ].flat();
  const known = options && new Set(options);
  const hasParts = options?.some((option) => Object(option) === option);
  const takesBlob = field.media ?? !type;
  return (value, at) => {
    const found = jsonType(value);
    const fits = type ? types.includes(found) : found;
    const isOption =
      !known || known.has(value) || (hasParts && Object(value) === value);
    if (isOption && (fits || (takesBlob && isBlob(value)))) {
      for (const check of checks) check(value, at);
    } else {
      const texts = options?.map((option) => JSON.stringify(option)) ?? [];
      report(
        at,
        value,
        describeField(field),
        suggest(describeValue(value), texts),
      );
    }
  };
}
