import type { Schema, SchemaDocument } from "../../src/model/schema.js";

/** A schema as a test writes it: maps as objects, sets as arrays. */
export function readable(schema: Schema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (_, value: unknown) => {
      if (value instanceof Map) return Object.fromEntries(value);
      return value instanceof Set ? [...value].sort() : value;
    }),
  );
}

export function readableDefinitions({ definitions }: SchemaDocument): Record<string, unknown> {
  return Object.fromEntries([...definitions].map(([name, schema]) => [name, readable(schema)]));
}
