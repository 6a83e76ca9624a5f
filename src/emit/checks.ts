import type { Field, Fields } from "../runtime/field.js";

/** The runtime's checks beyond type, enum of scalars, and presence, by the keywords that call for them. */
const CHECKS: Readonly<Partial<Record<keyof Field, string>>> = {
  additional: "checkObject",
  allOf: "checkAlternatives",
  anyOf: "checkAlternatives",
  exclusiveMaximum: "checkExclusiveRange",
  exclusiveMinimum: "checkExclusiveRange",
  fields: "checkObject",
  items: "checkItems",
  maxBytes: "checkFileSize",
  maxItems: "checkItems",
  maxLength: "checkLength",
  maxProperties: "checkObject",
  maximum: "checkRange",
  minItems: "checkItems",
  minLength: "checkLength",
  minProperties: "checkObject",
  minimum: "checkRange",
  multipleOf: "checkMultiple",
  prefixItems: "checkItems",
  ref: "checkAlternatives",
  uniqueItems: "checkItems",
};

/** The names of the checks that these fields need, in code-unit order: a module imports no other. */
export function checksOf(...all: readonly Fields[]): string[] {
  const needed = new Set<string>();
  const rest: Field[] = all.flatMap((fields) => Object.values(fields));
  for (let field = rest.pop(); field; field = rest.pop()) {
    for (const keyword of keywordsOf(field)) {
      const check = CHECKS[keyword];
      if (check !== undefined) needed.add(check);
    }
    const { enum: values, media, fields, items, additional, prefixItems, anyOf, allOf } = field;
    if (values && (values.length === 0 || values.some(isNested))) needed.add("checkEnum");
    if (media) needed.add(media === "url" ? "checkMediaUrl" : "checkLocalFile");
    if (items) rest.push(items);
    if (additional) rest.push(additional);
    for (const list of [fields && Object.values(fields), prefixItems, anyOf, allOf])
      for (const inner of list ?? []) rest.push(inner);
  }
  return [...needed].sort();
}

function keywordsOf(field: Field): (keyof Field)[] {
  return Object.keys(field) as (keyof Field)[];
}

/** True where a field takes arrays or objects; anything may be one where the field does not say. */
export function mayNest({ type, enum: values }: Field): boolean {
  if (values) return values.some(isNested);
  return type === undefined || [type].flat().some((one) => one === "array" || one === "object");
}

function isNested(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
