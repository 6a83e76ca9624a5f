import { isJsonObject } from "./json.js";
import type { Schema, SchemaDocument } from "./schema.js";

/** References that lead to references, from where on a required key is no longer looked for. */
const DEEP = 64;

/**
 * An input as a flat list of parameters: what a branch or a part of the whole schema names becomes a parameter beside the
 * others, required where every branch demands it. Other conditions ("one of the two") are the server's to check.
 */
export function withFlatParameters<Document extends SchemaDocument>(document: Document): Document {
  const { root, definitions } = document;
  const { anyOf: _, allOf: __, ref: ___, ...rest } = root;
  const { schemas, origins } = schemasInPlace(document);
  const found = new Map<string, Schema[]>();
  for (const { properties } of schemas) {
    for (const [key, property] of properties ?? []) {
      const others = found.get(key);
      if (others) others.push(property);
      else found.set(key, [property]);
    }
  }
  const required = requiredKeys(root, definitions);
  for (const key of required) if (!found.has(key)) found.set(key, []);
  const properties = new Map(
    Array.from(found, ([key, all]) => {
      const own = root.properties?.get(key);
      const telling = all.filter(saysSomething);
      return [key, own && telling.includes(own) ? openFor(own, telling) : anyOf(telling)];
    }),
  );
  const isOpen = properties.size === 0 || [...schemas].some((schema) => schema.additional);
  const additional = root.additional ?? (isOpen ? {} : undefined);
  const flat: Schema = {
    ...rest,
    type: ["object"],
    properties,
    required,
    ...(additional ? { additional } : {}),
    ...(origins.size > 0 ? { origins: [...origins] } : {}),
  };
  return { ...document, root: flat };
}

/** The root and all that applies to the same value, the nearest first; and which definitions are among them. */
function schemasInPlace({ root, definitions }: SchemaDocument): {
  schemas: Set<Schema>;
  origins: Set<string>;
} {
  const schemas = new Set([root]);
  const origins = new Set(root.origins);
  for (const { allOf = [], anyOf: branches = [], ref } of schemas) {
    for (const part of [...allOf, ...branches]) schemas.add(part);
    const definition = ref === undefined ? undefined : definitions.get(ref);
    if (ref === undefined || !definition) continue;
    origins.add(ref);
    schemas.add(definition);
  }
  return { schemas, origins };
}

/** What every value has that the schema takes: of an `anyOf` what all branches require. */
function requiredKeys(root: Schema, definitions: ReadonlyMap<string, Schema>): Set<string> {
  const known = new Map<string, Set<string>>();
  return keysOf(root, 0);

  function keysOf({ required, allOf = [], anyOf: branches = [], ref }: Schema, depth: number) {
    const keys = new Set(required);
    for (const part of allOf) for (const key of keysOf(part, depth)) keys.add(key);
    const [first, ...others] = branches.map((branch) => keysOf(branch, depth));
    for (const key of first ?? []) if (others.every((other) => other.has(key))) keys.add(key);
    for (const key of ref === undefined ? [] : keysOfDefinition(ref, depth)) keys.add(key);
    return keys;
  }

  function keysOfDefinition(name: string, depth: number): Set<string> {
    const definition = definitions.get(name);
    const keys = known.get(name);
    if (keys || !definition || depth === DEEP) return keys ?? new Set();
    known.set(name, new Set());
    const found = keysOf(definition, depth + 1);
    known.set(name, found);
    return found;
  }
}

/** An object of a parameter, open where a branch may know properties of it that its own schema does not. */
function openFor(own: Schema, others: readonly Schema[]): Schema {
  const { properties, additional } = own;
  if (!properties || additional) return own;
  const mayKnowMore = ({ properties: more, enum: values, ref, anyOf: branches, allOf }: Schema) =>
    (ref ?? branches ?? allOf) !== undefined ||
    values?.some(isJsonObject) === true ||
    [...(more?.keys() ?? [])].some((key) => !properties.has(key));
  return others.some((other) => other !== own && mayKnowMore(other))
    ? { ...own, additional: {} }
    : own;
}

/** What any of them takes, with the documentation of the first; of their titles the first in code-unit order. */
function anyOf(schemas: readonly Schema[]): Schema {
  const different = [...new Map(schemas.map((schema) => [textOf(schema), schema])).values()];
  const [first = {}] = different;
  if (different.length < 2) return first;
  const [title] = different.flatMap((schema) => schema.title ?? []).sort();
  const { description, default: fallback, deprecated } = first;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(deprecated === undefined ? {} : { deprecated }),
    anyOf: different,
  };
}

/** Equal for equal schemas, in whatever order their properties were published. */
function textOf(schema: Schema): string {
  return JSON.stringify(schema, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value].sort() : value,
  );
}

function saysSomething(schema: Schema): boolean {
  return Object.keys(schema).length > 0;
}
