import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { pointerKeys } from "../model/pointer.js";
import { modernSchema } from "./modern-schema.js";
import { stepsAtOnePlace } from "./schema-steps.js";

const MAX_SCHEMAS = 20_000;
const MAX_DEPTH = 64;
const MAX_STEPS = 10_000;

const TYPES: ReadonlyMap<Json, string> = new Map([
  ...["null", "boolean", "integer", "number", "string", "array", "object"].map(
    (name) => [name, name] as const,
  ),
  ["float", "number"],
]);

/** Keywords without a schema in their value; undefined is given for a value of the wrong kind. */
const VALUES: ReadonlyMap<string, (value: Json) => Json | undefined> = new Map([
  ["type", knownTypes],
  ["enum", (value) => (Array.isArray(value) && value.length > 0 ? value : undefined)],
  ["const", (value) => value],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map(
    (limit) => [limit, finiteNumber] as const,
  ),
  ["multipleOf", (value) => (typeof value === "number" && value > 0 ? value : undefined)],
  ...["Length", "Items", "Contains", "Properties"].flatMap(
    (what) => [[`min${what}`, wholeNumber] as const, [`max${what}`, wholeNumber] as const] as const,
  ),
  ["uniqueItems", (value) => (typeof value === "boolean" ? value : undefined)],
  ["required", names],
  ["dependentRequired", namesByKey],
]);
const SCHEMAS = ["additionalProperties", "propertyNames", "items", "contains", "not"];
const CONDITIONS = ["if", "then", "else"];
const LISTS_OF_SCHEMAS = ["prefixItems", "allOf", "anyOf", "oneOf"];
const MAPS_OF_SCHEMAS = ["properties", "dependentSchemas"];
/** What would have to be run as a regular expression, or can't be told without that. */
const NEVER_CHECKED = [
  "pattern",
  "patternProperties",
  "unevaluatedItems",
  "unevaluatedProperties",
  "$dynamicRef",
  "$recursiveRef",
];

/** A published schema is too large, too deep or too tangled to be checked. */
export class UncheckableError extends Error {}

/**
 * The checkable part of a published schema, as JSON Schema 2020-12: made anew from a list of keywords, each with a value of
 * the right kind. `float` is a number; references are followed within the document alone; patterns are gone. Where something
 * is left out, more is accepted, never less.
 *
 * @throws UncheckableError past 20,000 schemas, 64 levels, or 10,000 schemas for one value.
 */
export function checkableSchema(published: JsonObject): JsonObject {
  /** By their place in the document. */
  const definitionNames = new Map<string, string>();
  const pending: { name: string; target: Json }[] = [];
  let schemas = 0;
  /** How often something was left out so far. */
  let omissions = 0;

  const root = read(published, 0);
  const definitions = new Map<string, Json>();
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    definitions.set(next.name, read(next.target, 1));
  }
  if (stepsAtOnePlace(root, definitions) > MAX_STEPS) {
    throw new UncheckableError("its references multiply, or lead back to themselves");
  }
  return { allOf: [root, { type: "object" }], $defs: Object.fromEntries(definitions) };

  function read(schema: Json, depth: number): Json {
    schemas += 1;
    if (schemas > MAX_SCHEMAS) throw new UncheckableError(`it holds over ${MAX_SCHEMAS} schemas`);
    if (depth > MAX_DEPTH) throw new UncheckableError(`it is deeper than ${MAX_DEPTH} levels`);
    if (typeof schema === "boolean") return schema;
    if (!isJsonObject(schema)) {
      omissions += 1;
      return true;
    }
    const source = modernSchema(schema);
    const plain = new Map<string, Json>();
    /** Keywords under which something was left out. */
    const loose = new Set<string>();
    for (const [keyword, value] of source) {
      const before = omissions;
      const kept = readKeyword(keyword, value, depth + 1);
      if (kept !== undefined) plain.set(keyword, kept);
      if (omissions > before) loose.add(keyword);
    }
    neverStricter(source, plain, loose);
    return Object.fromEntries(plain);
  }

  /** The keyword's value, made anew; undefined where it is not checked. */
  function readKeyword(keyword: string, value: Json, depth: number): Json | undefined {
    const readValue = VALUES.get(keyword);
    let kept: Json | undefined;
    if (readValue) kept = readValue(value);
    else if (SCHEMAS.includes(keyword) || CONDITIONS.includes(keyword)) kept = read(value, depth);
    else if (LISTS_OF_SCHEMAS.includes(keyword)) kept = readList(value, depth);
    else if (MAPS_OF_SCHEMAS.includes(keyword)) kept = readMap(value, depth);
    else if (keyword === "$ref") kept = readReference(value);
    else if (!NEVER_CHECKED.includes(keyword)) return undefined;
    if (kept === undefined) omissions += 1;
    return kept;
  }

  function readList(value: Json, depth: number): Json | undefined {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    return value.map((member) => read(member, depth));
  }

  function readMap(value: Json, depth: number): Json | undefined {
    if (!isJsonObject(value)) return undefined;
    const members = Object.entries(value).map(
      ([key, member]) => [key, read(member, depth)] as const,
    );
    return Object.fromEntries(members);
  }

  /** What its target leaves out is not known yet, so a reference always counts as an omission. */
  function readReference(value: Json): Json | undefined {
    omissions += 1;
    const keys = typeof value === "string" ? pointerKeys(value) : undefined;
    const target = keys && valueAt(published, keys);
    if (keys === undefined || target === undefined) return undefined;
    const place = JSON.stringify(keys);
    let name = definitionNames.get(place);
    if (name === undefined) {
      name = `d${definitionNames.size}`;
      definitionNames.set(place, name);
      pending.push({ name, target });
    }
    return `#/$defs/${name}`;
  }
}

/** Drops what accepts less when a schema under it accepts more, or when the keyword beside it is gone. */
function neverStricter(
  source: ReadonlyMap<string, Json>,
  plain: Map<string, Json>,
  loose: ReadonlySet<string>,
): void {
  const isGone = (keyword: string) => source.has(keyword) && !plain.has(keyword);
  if (isGone("patternProperties") || isGone("properties")) plain.delete("additionalProperties");
  if (isGone("prefixItems")) plain.delete("items");
  if (loose.has("not")) plain.delete("not");
  if (loose.has("if") || !plain.has("if")) for (const keyword of CONDITIONS) plain.delete(keyword);
  if (loose.has("contains")) plain.delete("maxContains");
  const branches = plain.get("oneOf");
  if (branches !== undefined && loose.has("oneOf")) {
    plain.delete("oneOf");
    if (!plain.has("anyOf")) plain.set("anyOf", branches);
  }
}

function knownTypes(value: Json): Json | undefined {
  const types = (Array.isArray(value) ? value : [value]).map((name) => TYPES.get(name));
  const known = types.filter((name) => name !== undefined);
  return known.length === types.length && known.length > 0 ? [...new Set(known)] : undefined;
}

function finiteNumber(value: Json): Json | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function wholeNumber(value: Json): Json | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function names(value: Json): Json | undefined {
  if (!Array.isArray(value)) return undefined;
  return [...new Set(value.filter((name) => typeof name === "string"))];
}

function namesByKey(value: Json): Json | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, list]) => [key, names(list) ?? []]));
}

function valueAt(document: JsonObject, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return value;
}
