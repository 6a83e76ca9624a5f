import { isJsonObject, type Json, type JsonObject } from "./json.js";

/** Gives the schema that a `$ref` names, where it is an object of the same document. */
export type Resolve = (reference: Json | undefined) => JsonObject | undefined;

/** Schemas that may apply to the same value, and say what else it can hold; they are never read as what it must be. */
const CONDITIONS = ["if", "then", "else"] as const;
const CONDITION_MAPS = ["dependentSchemas", "dependencies"] as const;

/** How many schemas are looked at for their keys in one document: chains of definitions would take quadratic time. */
const MAX_LOOKS = 200_000;

/**
 * Finds the keys that a published schema, or any schema that it applies to the same value (by `allOf`, `$ref`, a branch, a
 * condition), knows a property for.
 */
export function keyFinder(resolve: Resolve): (schema: JsonObject) => Set<string> {
  let looks = 0;
  return (schema) => {
    const keys = new Set<string>();
    const seen = new Set([schema]);
    for (const part of seen) {
      looks += 1;
      if (looks > MAX_LOOKS) break;
      const { properties, $ref } = part;
      for (const key of isJsonObject(properties) ? Object.keys(properties) : []) keys.add(key);
      for (const other of [...branches(part), ...conditions(part)]) seen.add(other);
      const target = resolve($ref);
      if (target) seen.add(target);
    }
    return keys;
  };
}

/** What a schema says under a condition: `if`, `then`, `else`, and what depends on a property. */
export function conditions(schema: JsonObject): JsonObject[] {
  const maps = CONDITION_MAPS.map((keyword) => schema[keyword]).filter(isJsonObject);
  return [
    ...CONDITIONS.map((keyword) => schema[keyword]),
    ...maps.flatMap((map) => Object.values(map)),
  ].filter(isJsonObject);
}

function branches(schema: JsonObject): JsonObject[] {
  return [schema.allOf, schema.anyOf, schema.oneOf]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter(isJsonObject);
}

/**
 * Finds the references by which a schema would apply to a value once more, without a step into the value: what they mean is
 * undefined (JSON Schema 2020-12, 9.4.1), and no type can say it. Of each such circle the reference that closes it counts,
 * seen from the document's own schema, then from the first schema of it that is asked for.
 *
 * @returns Tells whether the `$ref` of a schema closes a circle.
 */
export function circleFinder(
  document: JsonObject,
  resolve: Resolve,
): (referring: JsonObject) => boolean {
  const circular = new Set<JsonObject>();
  const states = new Map<JsonObject, "open" | "done">();
  return (referring) => {
    for (const start of [document, resolve(referring.$ref)])
      if (start && !states.has(start)) explore(start);
    return circular.has(referring);
  };

  /** Depth first, with a stack of its own: a chain of references can be as long as the document. */
  function explore(start: JsonObject): void {
    const stack = [{ schema: start, rest: referencesInPlace(start) }];
    states.set(start, "open");
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const referring = top.rest.pop();
      if (!referring) {
        states.set(top.schema, "done");
        stack.pop();
        continue;
      }
      const target = resolve(referring.$ref);
      if (!target) continue;
      const state = states.get(target);
      if (state === "open") circular.add(referring);
      if (state !== undefined) continue;
      states.set(target, "open");
      stack.push({ schema: target, rest: referencesInPlace(target) });
    }
  }
}

/** The schemas with a `$ref` among a schema and its branches. */
function referencesInPlace(schema: JsonObject): JsonObject[] {
  const parts = [schema];
  for (const part of parts) for (const branch of branches(part)) parts.push(branch);
  return parts.filter(({ $ref }) => $ref !== undefined).toReversed();
}
