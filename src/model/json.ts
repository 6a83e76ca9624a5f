/** A value as JSON.parse gives it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** An object as JSON.parse gives it. */
export interface JsonObject {
  [key: string]: Json;
}

/** True for a JSON object: no null, no array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The number, or the largest there is for one that JSON.parse made infinite (`1e400`): JSON has no word for infinity. */
export function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
