import { orNull } from "./merge.js";
import type { Schema, SchemaDocument } from "./schema.js";

/** A schema with its references followed, and the names of those it went through. */
export interface PlainValue {
  readonly schema: Schema;
  readonly refs: readonly string[];
}

/**
 * Follows references, and says "X or null" in one schema where the document says it in two branches.
 * Ends at a reference that leads back to itself.
 */
export function plainValue(
  schema: Schema,
  definitions: SchemaDocument["definitions"],
  refs: readonly string[] = [],
): PlainValue {
  const { ref, ...own } = schema;
  if (ref !== undefined) {
    const definition = refs.includes(ref) ? {} : definitions.get(ref);
    return plainValue({ ...definition, ...own }, definitions, [...refs, ref]);
  }
  const branches = schema.anyOf?.filter((branch) => !isNull(branch)) ?? [];
  const [only] = branches;
  const isDocumented = Object.keys(schema).every((keyword) => DOCUMENTATION.has(keyword));
  if (!only || branches.length > 1 || !isDocumented) return { schema, refs };
  const { anyOf = [], type: _, ...documentation } = schema;
  const inner = plainValue(only, definitions, refs);
  const value = { ...inner.schema, ...documentation };
  return { ...inner, schema: anyOf.length > 1 ? orNull(value) : value };
}

const DOCUMENTATION: ReadonlySet<string> = new Set<keyof Schema>([
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "notes",
  "maxFileMegabytes",
  "origins",
  "anyOf",
  "type",
]);

function isNull(schema: Schema): boolean {
  return schema.type?.length === 1 && schema.type[0] === "null";
}
