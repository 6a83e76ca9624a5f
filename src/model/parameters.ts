import type { Schema, SchemaDocument } from "./schema.js";

/**
 * An input as a flat list of parameters: what a branch or a part of the whole schema names becomes an optional parameter
 * beside the others. Conditions between parameters ("one of the two") are the server's to check.
 */
export function withFlatParameters<Document extends SchemaDocument>(document: Document): Document {
  const { root, definitions } = document;
  const own = new Map(root.properties);
  const required = new Set(root.required);
  const found = new Map<string, Schema[]>();
  let additional = root.additional;
  visit(root, true, new Set());

  const properties = new Map(own);
  for (const [key, schemas] of found) {
    const [only = {}] = schemas;
    if (!own.has(key)) properties.set(key, schemas.length > 1 ? { anyOf: schemas } : only);
  }
  if (properties.size === 0) additional ??= {};
  const { anyOf: _, allOf: __, ref: ___, ...rest } = root;
  const flat: Schema = {
    ...rest,
    type: ["object"],
    properties,
    required,
    ...(additional ? { additional } : {}),
  };
  return { ...document, root: flat };

  function visit(schema: Schema, isDemanded: boolean, seen: Set<string>): void {
    if (schema !== root) {
      for (const [key, property] of schema.properties ?? []) {
        found.set(key, [...(found.get(key) ?? []), property]);
      }
      if (isDemanded) for (const key of schema.required ?? []) required.add(key);
      additional ??= schema.additional;
    }
    for (const part of schema.allOf ?? []) visit(part, isDemanded, seen);
    for (const branch of schema.anyOf ?? []) visit(branch, false, seen);
    if (schema.ref === undefined || seen.has(schema.ref)) return;
    seen.add(schema.ref);
    const definition = definitions.get(schema.ref);
    if (definition) visit(definition, isDemanded, seen);
  }
}
