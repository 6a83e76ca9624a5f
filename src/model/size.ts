import type { Schema } from "./schema.js";

/** How much a schema says: the schemas in it, itself too, and the values of their enums. A reference counts as one. */
export function schemaSize(schema: Schema): number {
  let size = 0;
  const rest: Schema[] = [schema];
  for (let part = rest.pop(); part; part = rest.pop()) {
    size += 1 + (part.enum?.length ?? 0);
    for (const list of [part.properties?.values(), part.prefixItems, part.anyOf, part.allOf])
      for (const member of list ?? []) rest.push(member);
    if (part.items) rest.push(part.items);
    if (part.additional) rest.push(part.additional);
  }
  return size;
}
