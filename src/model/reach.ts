import type { Schema, SchemaDocument } from "./schema.js";

/** The definitions that a document uses. */
export interface Reach {
  /** Those that a value of so many levels of objects and arrays can reach. */
  readonly near: ReadonlySet<string>;
  /** Those that only a deeper one can, as far as the near ones refer to them. */
  readonly far: ReadonlySet<string>;
}

/** Finds the definitions that are used, level by level. */
export function reachDefinitions({ root, definitions }: SchemaDocument, levels: number): Reach {
  const near = new Set<string>();
  const far = new Set<string>();
  const seen = new Set<Schema>();
  let level: Schema[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    const next: Schema[] = [];
    for (const schema of level) {
      if (seen.has(schema)) continue;
      seen.add(schema);
      const {
        ref,
        anyOf = [],
        allOf = [],
        properties,
        items,
        prefixItems = [],
        additional,
      } = schema;
      for (const part of [...anyOf, ...allOf]) level.push(part);
      for (const member of [...(properties?.values() ?? []), ...prefixItems]) next.push(member);
      if (items) next.push(items);
      if (additional) next.push(additional);
      if (ref === undefined || near.has(ref)) continue;
      (depth > levels ? far : near).add(ref);
      const definition = definitions.get(ref);
      if (definition && depth <= levels) level.push(definition);
    }
    level = next;
  }
  return { near, far };
}
