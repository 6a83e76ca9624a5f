import type { Json, JsonObject } from "./json.js";

/** The most JSON objects in one schema, which is more than it has properties. Time to generate grows with them: 20,000 take some 6 s. */
export const MAX_OBJECTS = 50_000;
/** The most JSON values in one schema, those of enums and defaults among them. */
export const MAX_VALUES = 1_000_000;

/** The most models in one source, and in the live catalogue. */
export const MAX_MODELS = 100_000;

/** Says which limit a published schema is past, if any. Its depth is bounded where it is read. */
export function pastLimit(schema: JsonObject): string | undefined {
  let objects = 0;
  let values = 0;
  const rest: Json[] = [schema];
  for (let value = rest.pop(); value !== undefined; value = rest.pop()) {
    values += 1;
    if (typeof value !== "object" || value === null) continue;
    const parts = Array.isArray(value) ? value : Object.values(value);
    if (!Array.isArray(value)) objects += 1;
    if (objects > MAX_OBJECTS) return `holds over ${MAX_OBJECTS} objects; no model needs that`;
    if (values + rest.length + parts.length > MAX_VALUES) {
      return `holds over ${MAX_VALUES} values; no model needs that`;
    }
    for (const part of parts) rest.push(part);
  }
  return undefined;
}
