import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { shown, type Report } from "./keywords.js";
import type { Schema } from "./schema.js";

/** Reads the schema that stands under these keys of the schema at hand. */
type Read = (schema: Json | undefined, ...keys: (string | number)[]) => Schema;

/** RunComfy's formats for arrays of files; that of their items is the same in the singular. */
const FILES = /^((?:image|video|audio)_uri)s$/;

/** Tuples are `prefixItems` (2020-12) or an `items` array with `additionalItems` (until then). */
export function plainItems(
  { items, prefixItems, additionalItems }: JsonObject,
  { type, format }: Schema,
  read: Read,
  report: Report,
): Pick<Schema, "items" | "prefixItems"> {
  const isOldTuple = Array.isArray(items);
  const [tuple, tupleKeyword] = isOldTuple ? [items, "items"] : [prefixItems, "prefixItems"];
  const [rest, restKeyword] = isOldTuple ? [additionalItems, "additionalItems"] : [items, "items"];
  const isEmpty = Array.isArray(tuple) && tuple.length === 0;
  const prefix = isEmpty ? undefined : readList(tuple, tupleKeyword, read, report);
  const item = rest === undefined ? undefined : read(rest, restKeyword);
  const fileFormat = format && type?.includes("array") ? FILES.exec(format)?.[1] : undefined;
  const file = fileFormat === undefined || prefix ? item : asFile(item, fileFormat);
  return {
    ...(prefix ? { prefixItems: prefix } : {}),
    ...(file ? { items: file } : {}),
  };
}

/** An item that says no more than that it is text, if that, is a file. */
function asFile(item: Schema | undefined, format: string): Schema {
  if (!item) return { type: ["string"], format };
  const isText = item.type?.length === 1 && item.type[0] === "string";
  return isText && item.format === undefined && !item.enum ? { ...item, format } : item;
}

/** A keyword that holds a list of schemas. */
export function readList(
  list: Json | undefined,
  keyword: string,
  read: Read,
  report: Report,
): Schema[] | undefined {
  if (list === undefined) return undefined;
  if (Array.isArray(list) && list.length > 0)
    return list.map((part, index) => read(part, keyword, index));
  report("keyword-invalid", keyword, `\`${keyword}\``);
  return undefined;
}

/**
 * Properties, which of them are required, and what others may hold.
 *
 * @param knownKeys The keys that any schema knows which applies to the same value as the one at hand.
 */
export function plainProperties(
  published: JsonObject,
  read: Read,
  knownKeys: () => ReadonlySet<string>,
  report: Report,
): Pick<Schema, "properties" | "required" | "additional"> {
  const own = readMap(published.properties, "properties", read, report);
  const required = requiredKeys(published, report);
  const additional = additionalProperties(published, read, report);
  const missing = [...required].filter((key) => !own?.has(key));
  // A map names no properties, so that it lacks none.
  const isMap = own === undefined && additional !== undefined;
  for (const key of isMap ? [] : missing) {
    if (!knownKeys().has(key)) report("required-missing", "required", shown(key));
  }
  const properties = new Map([
    ...(own ?? []),
    ...missing.map((key) => [key, additional ?? {}] as const),
  ]);
  return {
    ...(own || properties.size > 0 ? { properties } : {}),
    ...(required.size > 0 ? { required } : {}),
    ...(additional ? { additional } : {}),
  };
}

/** `required: true` on the property itself is draft 3, and no list. */
function requiredKeys({ required = [] }: JsonObject, report: Report): Set<string> {
  if (typeof required === "boolean") return new Set();
  if (Array.isArray(required) && required.every((key) => typeof key === "string"))
    return new Set(required);
  report("keyword-invalid", "required", "`required`");
  return new Set();
}

/** `patternProperties` are documented, never executed: a property that none names is what any of them says, or the rest. */
function additionalProperties(
  { patternProperties, additionalProperties: rest, unevaluatedProperties }: JsonObject,
  read: Read,
  report: Report,
): Schema | undefined {
  const patterns = readMap(patternProperties, "patternProperties", read, report);
  const some = [...(patterns ?? [])]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, schema]) => schema);
  if (rest !== undefined) {
    if (rest !== false) some.push(read(rest, "additionalProperties"));
  } else if (some.length > 0 || (unevaluatedProperties ?? false) !== false) {
    some.push({});
  }
  const [only] = some;
  if (!only || some.length === 1) return only;
  return some.some((schema) => Object.keys(schema).length === 0) ? {} : { anyOf: some };
}

/**
 * A keyword that holds schemas by key. They are read in code-unit order, so that the order in a document decides nothing,
 * and kept as published.
 */
function readMap(
  map: Json | undefined,
  keyword: string,
  read: Read,
  report: Report,
): Map<string, Schema> | undefined {
  if (isJsonObject(map)) {
    const keys = Object.keys(map);
    const schemas = new Map([...keys].sort().map((key) => [key, read(map[key], keyword, key)]));
    return new Map(keys.map((key) => [key, schemas.get(key) ?? {}]));
  }
  if (map !== undefined) report("keyword-invalid", keyword, `\`${keyword}\``);
  return undefined;
}
