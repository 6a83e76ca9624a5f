import type { Field, Fields } from "../runtime/field.js";

/** The runtime's checks beyond type, enum and presence, each with the keywords that call for it. */
const CHECKS: Readonly<Record<string, readonly (keyof Field)[]>> = {
  checkAlternatives: ["anyOf", "allOf", "ref"],
  checkItems: ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
  checkLength: ["minLength", "maxLength"],
  checkMedia: ["media"],
  checkObject: ["fields", "additional", "minProperties", "maxProperties"],
  checkRange: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
};

/** The names of the checks that these fields need, in code-unit order: a module imports no other. */
export function checksOf(...all: readonly Fields[]): string[] {
  const keywords = new Set<string>();
  const rest: Field[] = all.flatMap((fields) => Object.values(fields));
  for (let field = rest.pop(); field; field = rest.pop()) {
    for (const keyword of Object.keys(field)) keywords.add(keyword);
    const { fields, items, prefixItems, additional, anyOf, allOf } = field;
    rest.push(
      ...Object.values(fields ?? {}),
      ...(prefixItems ?? []),
      ...(anyOf ?? []),
      ...(allOf ?? []),
    );
    if (items) rest.push(items);
    if (additional) rest.push(additional);
  }
  return Object.keys(CHECKS).filter((check) =>
    CHECKS[check]?.some((keyword) => keywords.has(keyword)),
  );
}
