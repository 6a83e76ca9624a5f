import { canonicalJson } from "./canonical.js";
import type { Json } from "./json.js";
import { isOfType } from "./keywords.js";
import type { JsonType, Schema, Writable } from "./schema.js";

/**
 * One schema for a schema and the parts of its `allOf`. What the schema itself says of its documentation and default wins
 * over its parts. Parts that can't be folded in stay in `allOf`.
 *
 * @param lookUp Gives the definition to fold in, or undefined where the part has to stay a reference.
 */
export function mergeSchemas(
  schema: Schema,
  parts: readonly Schema[],
  lookUp: (name: string) => Schema | undefined,
): Schema {
  let merged = schema;
  const apart = new Set<Schema>();
  for (const part of parts) {
    if (isDocumentation(merged) || isDocumentation(part) || isSameReference(merged, part)) {
      merged = { ...part, ...merged };
      continue;
    }
    const [base, addition] = [resolve(merged), resolve(part)];
    const both = base && addition && foldIn(base, addition);
    if (both) merged = both;
    else apart.add(part);
  }
  return apart.size === 0 ? merged : beside(merged, apart);

  function resolve(part: Schema): Schema | undefined {
    if (part.ref === undefined) return part;
    const { ref, ...documentation } = part;
    const definition = lookUp(ref);
    if (!definition) return undefined;
    const origins = [...new Set([...(definition.origins ?? []), ref])];
    return { ...definition, ...documentation, origins };
  }
}

/** A schema that takes null as well. */
export function orNull(schema: Schema): Schema {
  const { type, enum: values, anyOf, allOf, ref } = schema;
  if (!anyOf && !allOf && ref === undefined) {
    return {
      ...schema,
      ...(type && !type.includes("null") ? { type: [...type, "null" as const].sort() } : {}),
      ...(values && !values.includes(null) ? { enum: [...values, null] } : {}),
    };
  }
  const [rest, documentation] = apartFromDocumentation(schema);
  const isUnion = Object.keys(rest).every((keyword) => keyword === "anyOf");
  return { ...documentation, anyOf: [...(isUnion && anyOf ? anyOf : [rest]), { type: ["null"] }] };
}

/** What can stand beside a reference. */
const DOCUMENTATION: ReadonlySet<string> = new Set<keyof Schema>([
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "notes",
]);

function isDocumentation(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) => DOCUMENTATION.has(keyword));
}

function isSameReference(one: Schema, other: Schema): boolean {
  return one.ref !== undefined && one.ref === other.ref;
}

function apartFromDocumentation(schema: Schema): [rest: Schema, documentation: Schema] {
  const entries = Object.entries(schema);
  return [
    Object.fromEntries(entries.filter(([keyword]) => !DOCUMENTATION.has(keyword))),
    Object.fromEntries(entries.filter(([keyword]) => DOCUMENTATION.has(keyword))),
  ];
}

function beside(schema: Schema, apart: ReadonlySet<Schema>): Schema {
  if (schema.ref === undefined)
    return { ...schema, allOf: [...new Set([...(schema.allOf ?? []), ...apart])] };
  const [reference, documentation] = apartFromDocumentation(schema);
  return { ...documentation, allOf: [reference, ...apart] };
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
  maxFileMegabytes: Math.min,
  type: commonTypes,
  enum: commonValues,
  items: joinSchemas,
  additional: joinSchemas,
  properties: joinProperties,
  required: (one, other) => new Set([...one, ...other]),
  allOf: (one, other) => [...new Set([...one, ...other])],
  origins: (one, other) => [...new Set([...one, ...other])],
  notes: (one, other) => [...new Set([...one, ...other])],
};

/** Keywords that one schema can say once only. */
const SINGLE = ["anyOf", "prefixItems", "multipleOf"] as const;

/** Both schemas in one, or undefined where one schema can't say it. */
function foldIn(base: Schema, part: Schema): Schema | undefined {
  const clashes = (keyword: (typeof SINGLE)[number]): boolean =>
    base[keyword] !== undefined && part[keyword] !== undefined && base[keyword] !== part[keyword];
  if (base.ref !== undefined || part.ref !== undefined || SINGLE.some(clashes)) return undefined;
  const merged: Writable<Schema> = { ...part, ...base };
  for (const keyword of Object.keys(JOINS) as (keyof Schema)[]) join(keyword, base, part, merged);
  if (merged.type?.length === 0) {
    delete merged.type;
    merged.enum = [];
  }
  const fitting = merged.enum?.filter((value) =>
    merged.type?.some((type) => isOfType(value, type)),
  );
  return fitting && fitting.length > 0 ? { ...merged, enum: fitting } : merged;
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
  const common = [
    ...one.filter((type) => isAmong(other, type)),
    ...other.filter((type) => isAmong(one, type)),
  ];
  return [...new Set(common)].sort();
}

function isAmong(types: readonly JsonType[], type: JsonType): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function commonValues(one: readonly Json[], other: readonly Json[]): readonly Json[] {
  const known = new Set(other.map(canonicalJson));
  return one.filter((value) => known.has(canonicalJson(value)));
}

function joinSchemas(one: Schema, other: Schema): Schema {
  return one === other ? one : mergeSchemas(one, [other], () => undefined);
}

function joinProperties(
  one: ReadonlyMap<string, Schema>,
  other: ReadonlyMap<string, Schema>,
): ReadonlyMap<string, Schema> {
  const joined = new Map(one);
  for (const [key, schema] of other) {
    const first = one.get(key);
    joined.set(key, first ? joinSchemas(first, schema) : schema);
  }
  return joined;
}
