/**
 * The narrowest JSON type of a value: `integer` for 5, `number` for 5.5. Empty for what JSON does not have: `undefined`,
 * NaN, functions, dates, maps, `Blob`.
 */
export function jsonType(value: unknown): string {
  if (Number.isInteger(value)) return "integer";
  if (Number.isFinite(value)) return "number";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (isPlainObject(value)) return "object";
  return typeof value === "string" || typeof value === "boolean"
    ? typeof value
    : "";
}

/** True for an object as a literal or JSON.parse makes it, in any realm: no array, no instance of a class. */
export function isPlainObject(
  value: unknown,
): value is Record<string, unknown> {
  if (Object(value) !== value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
