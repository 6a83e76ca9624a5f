import type { Schema, SchemaDocument } from "../model/schema.js";

/** All schemas that describe one place: those given, what they refer to, and the branches and parts of both. */
export function facetsOf(
  schemas: readonly Schema[],
  definitions: SchemaDocument["definitions"],
): Schema[] {
  const found = new Set<Schema>(schemas);
  for (const { ref, anyOf = [], allOf = [] } of found) {
    const definition = ref === undefined ? undefined : definitions.get(ref);
    for (const schema of [...(definition ? [definition] : []), ...anyOf, ...allOf])
      found.add(schema);
  }
  return [...found];
}
