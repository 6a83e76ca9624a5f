import { finite, isJsonObject, type Json } from "./json.js";
import { keywordKind } from "./keyword-kind.js";

/** Equal text for equal JSON values, whatever the order of their keys. */
export function canonicalJson(value: Json): string {
  return canonical(value, canonicalJson);
}

/**
 * Equal text for schemas that differ in order alone: of keys, of types, of what is required, of the values of an enum.
 *
 * @param withProse False to let titles and descriptions differ as well.
 */
export function canonicalSchema(schema: Json, withProse: boolean): string {
  const printSchema = (part: Json): string => canonicalSchema(part, withProse);
  if (!isJsonObject(schema)) return canonical(schema, printSchema);
  const members = Object.entries(schema).filter(
    ([keyword, value]) => withProse || keywordKind(keyword, value) !== "prose",
  );
  return canonical(Object.fromEntries(members), (value, keyword) => {
    const kind = keywordKind(keyword, value);
    if (kind === "schema") return printSchema(value);
    if (kind === "map") return canonical(value, printSchema);
    if (kind === "set" && Array.isArray(value))
      return `[${value.map(canonicalJson).sort().join()}]`;
    return canonicalJson(value);
  });
}

function canonical(value: Json, printMember: (member: Json, key: string) => string): string {
  if (Array.isArray(value)) return `[${value.map((item) => printMember(item, "")).join()}]`;
  if (typeof value === "number") return String(finite(value) + 0);
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries<Json>(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${printMember(member, key)}`,
  );
  return `{${members.sort().join()}}`;
}
