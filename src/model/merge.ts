import type { Json } from "./json.js";
import type { JsonType, Schema } from "./schema.js";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * One schema for a schema and the parts of its `allOf`. What the schema itself says of its documentation and default wins
 * over its parts. Parts that can't be folded in stay in `allOf`.
 *
 * @param lookUp Gives a definition, or undefined while it is still being read: such a part stays a reference.
 */
export function mergeSchemas(
  schema: Schema,
  parts: readonly Schema[],
  lookUp: (name: string) => Schema | undefined,
): Schema {
  let merged = schema;
  const apart: Schema[] = [];
  for (const part of parts) {
    if (isBare(merged) && part.ref !== undefined) {
      merged = { ...part, ...merged };
      continue;
    }
    const resolved = part.ref === undefined ? part : withOrigin(lookUp(part.ref), part.ref);
    const base =
      merged.ref === undefined ? merged : withOrigin(lookUp(merged.ref), merged.ref, merged);
    const both = resolved && base && foldIn(base, resolved);
    if (both) merged = both;
    else apart.push(part);
  }
  return apart.length === 0 ? merged : { ...merged, allOf: [...(merged.allOf ?? []), ...apart] };
}

/** True for a schema that only documents: a reference can stand for it whole. */
function isBare(schema: Schema): boolean {
  const documentation = new Set(["title", "description", "default", "deprecated", "notes"]);
  return Object.keys(schema).every((keyword) => documentation.has(keyword));
}

function withOrigin(
  definition: Schema | undefined,
  name: string,
  over: Schema = {},
): Schema | undefined {
  if (!definition) return undefined;
  const { ref: _, ...documentation } = over;
  return { ...definition, ...documentation, origins: [...(definition.origins ?? []), name] };
}

type Joins = {
  readonly [Keyword in keyof Schema]?: (
    one: NonNullable<Schema[Keyword]>,
    other: NonNullable<Schema[Keyword]>,
  ) => NonNullable<Schema[Keyword]>;
};

/** How a keyword that both schemas have is said once. Of any other keyword the schema's own word counts. */
const JOINS: Joins = {
  minimum: Math.max,
  exclusiveMinimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  minProperties: Math.max,
  maximum: Math.min,
  exclusiveMaximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
  maxProperties: Math.min,
  type: commonTypes,
  enum: commonValues,
  properties: joinProperties,
  required: (one, other) => new Set([...one, ...other]),
  allOf: (one, other) => [...one, ...other],
  origins: (one, other) => [...one, ...other],
  notes: (one, other) => [...new Set([...one, ...other])],
};

/** Keywords that one schema can say once only. */
const SINGLE = ["anyOf", "items", "prefixItems", "additional", "multipleOf"] as const;

/** Both schemas in one, or undefined where one schema can't say it. */
function foldIn(base: Schema, part: Schema): Schema | undefined {
  if (base.ref !== undefined || part.ref !== undefined) return undefined;
  if (SINGLE.some((keyword) => base[keyword] !== undefined && part[keyword] !== undefined)) {
    return undefined;
  }
  const merged: Writable<Schema> = { ...part, ...base };
  for (const keyword of Object.keys(JOINS) as (keyof Schema)[]) join(keyword, base, part, merged);
  return merged.type?.length === 0 ? { ...merged, enum: [] } : merged;
}

function join<Keyword extends keyof Schema>(
  keyword: Keyword,
  { [keyword]: one }: Schema,
  { [keyword]: other }: Schema,
  into: Writable<Schema>,
): void {
  const joined = JOINS[keyword];
  if (joined && one !== undefined && other !== undefined) into[keyword] = joined(one, other);
}

function commonTypes(one: readonly JsonType[], other: readonly JsonType[]): readonly JsonType[] {
  const common = one.filter(
    (type) => other.includes(type) || (type === "integer" && other.includes("number")),
  );
  if (one.includes("number") && !common.includes("number") && other.includes("integer"))
    common.push("integer");
  return [...new Set(common)].sort();
}

function commonValues(one: readonly Json[], other: readonly Json[]): readonly Json[] {
  const known = new Set(other.map((value) => JSON.stringify(value)));
  return one.filter((value) => known.has(JSON.stringify(value)));
}

function joinProperties(
  one: ReadonlyMap<string, Schema>,
  other: ReadonlyMap<string, Schema>,
): ReadonlyMap<string, Schema> {
  const joined = new Map(one);
  for (const [key, schema] of other) {
    const first = joined.get(key);
    if (!first || isBare(first)) joined.set(key, first ? { ...schema, ...first } : schema);
    else if (!isBare(schema)) joined.set(key, { allOf: [first, schema] });
  }
  return joined;
}
