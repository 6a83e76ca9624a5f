import { isOfType } from "../model/keywords.js";
import type { JsonType, Schema } from "../model/schema.js";

const JSON_TYPES: readonly JsonType[] = [
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
];

/** What kinds of value a schema takes, in code-unit order: JSON's types, `2-tuple` for an array of two, `any`. */
export function shapesOf(schema: Schema): string[] {
  return [...new Set(shapes(schema))].sort();
}

function shapes(schema: Schema): string[] {
  if (schema.enum) {
    return JSON_TYPES.filter((type) => schema.enum?.some((value) => isOfType(value, type))).filter(
      (type, _, all) => type !== "number" || !all.includes("integer") || hasFraction(schema),
    );
  }
  if (!schema.type) {
    return schema.anyOf
      ? schema.anyOf.flatMap(shapes)
      : [schema.ref === undefined ? "any" : "object"];
  }
  return schema.type.map((type) =>
    type === "array" && schema.prefixItems ? `${schema.prefixItems.length}-tuple` : type,
  );
}

function hasFraction(schema: Schema): boolean {
  return (
    schema.enum?.some((value) => typeof value === "number" && !Number.isInteger(value)) ?? false
  );
}

/** True where every value of the kinds `narrow` is of the kinds `wide`. */
export function isWithin(narrow: readonly string[], wide: readonly string[]): boolean {
  return narrow.every(
    (shape) =>
      wide.includes(shape) ||
      wide.includes("any") ||
      (shape === "integer" && wide.includes("number")),
  );
}
