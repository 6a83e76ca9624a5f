import { isJsonObject, type Json, type JsonObject } from "./json.js";

/** Keywords whose values are maps of schemas: what looks like a keyword in them is somebody's key. */
const MAPS = new Set([
  "properties",
  "patternProperties",
  "definitions",
  "$defs",
  "dependentSchemas",
]);
const PROSE = new Set(["title", "description", "validation_error"]);

/** Equal text for equal JSON values, whatever the order of their keys. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`,
  );
  return `{${members.sort().join(",")}}`;
}

/**
 * Equal text for schemas that differ in order alone: of keys, of what is required, of the values of an enum.
 *
 * @param withProse False to let titles and descriptions differ as well.
 */
export function canonicalSchema(schema: Json, withProse: boolean): string {
  if (Array.isArray(schema))
    return `[${schema.map((part) => canonicalSchema(part, withProse)).join(",")}]`;
  if (!isJsonObject(schema)) return JSON.stringify(schema);
  const members = Object.entries(schema)
    .filter(([key, part]) => withProse || !(PROSE.has(key) && typeof part === "string"))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalMember(key, part, withProse)}`);
  return `{${members.sort().join(",")}}`;
}

function canonicalMember(key: string, part: Json, withProse: boolean): string {
  if ((key === "required" || key === "enum") && Array.isArray(part)) {
    return `[${part.map(canonicalJson).sort().join(",")}]`;
  }
  if (key === "default" || key === "const" || key === "examples") return canonicalJson(part);
  if (!MAPS.has(key) || !isJsonObject(part)) return canonicalSchema(part, withProse);
  return canonicalMap(part, withProse);
}

function canonicalMap(map: JsonObject, withProse: boolean): string {
  const members = Object.entries(map).map(
    ([key, schema]) => `${JSON.stringify(key)}:${canonicalSchema(schema, withProse)}`,
  );
  return `{${members.sort().join(",")}}`;
}
