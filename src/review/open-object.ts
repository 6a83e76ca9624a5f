import type { Schema } from "../model/schema.js";
import { shapesOf } from "./shape.js";

/** True for an object that takes properties which its schema does not name. */
export function isOpen(schema: Schema): boolean {
  return isObject(schema) && (schema.additional !== undefined || !schema.properties);
}

/** True for an object that takes the properties alone which its schema names. */
export function isClosed(schema: Schema): boolean {
  return isObject(schema) && !isOpen(schema);
}

function isObject(schema: Schema): boolean {
  return shapesOf(schema).includes("object");
}
