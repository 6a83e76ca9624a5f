import type { Field, Fields } from "../runtime/field.js";

/** The runtime's checks beyond type, enum of scalars, and presence, each with the fields that call for it. */
const CHECKS: Readonly<Record<string, (field: Field) => boolean>> = {
  checkAlternatives: hasAny("anyOf", "allOf", "ref"),
  checkEnum: ({ enum: values }) =>
    values !== undefined && (values.length === 0 || values.some(isNested)),
  checkExclusiveRange: hasAny("exclusiveMinimum", "exclusiveMaximum"),
  checkFileSize: hasAny("maxBytes"),
  checkItems: hasAny("items", "prefixItems", "minItems", "maxItems", "uniqueItems"),
  checkLength: hasAny("minLength", "maxLength"),
  checkMedia: hasAny("media"),
  checkMultiple: hasAny("multipleOf"),
  checkObject: hasAny("fields", "additional", "minProperties", "maxProperties"),
  checkRange: hasAny("minimum", "maximum"),
};

/** The names of the checks that these fields need, in code-unit order: a module imports no other. */
export function checksOf(...all: readonly Fields[]): string[] {
  const needed = new Set<string>();
  const rest: Field[] = all.flatMap((fields) => Object.values(fields));
  for (let field = rest.pop(); field; field = rest.pop()) {
    for (const [name, isNeeded] of Object.entries(CHECKS)) if (isNeeded(field)) needed.add(name);
    const { fields = {}, items = [], additional = [], prefixItems, anyOf, allOf } = field;
    const lists = [
      Object.values(fields),
      items,
      additional,
      prefixItems ?? [],
      anyOf ?? [],
      allOf ?? [],
    ];
    for (const inner of lists.flat()) rest.push(inner);
  }
  return [...needed].sort();
}

/** True where a field takes arrays or objects; anything may be one where the field does not say. */
export function mayNest({ type, enum: values }: Field): boolean {
  if (values) return values.some(isNested);
  return type === undefined || [type].flat().some((one) => one === "array" || one === "object");
}

function hasAny(...keywords: (keyof Field)[]): (field: Field) => boolean {
  return (field) => keywords.some((keyword) => field[keyword] !== undefined);
}

function isNested(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
