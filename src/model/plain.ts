import { DIAGNOSTIC_CODES, type Diagnostic } from "./diagnostic.js";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { plainKeywords, type Report } from "./keywords.js";
import { mergeSchemas } from "./merge.js";
import { pointerKeys, pointerTo } from "./pointer.js";
import type { Schema, SchemaDocument } from "./schema.js";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** RunComfy's formats for arrays of files; that of their items is the same in the singular. */
const FILES = /^((?:image|video|audio)_uri)s$/;

/** A published schema made plain, and what was wrong with it. */
export interface PlainSchema extends SchemaDocument {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a published schema plain: RunComfy's dialect, JSON Schema draft 4 to 2020-12, and what OpenAPI adds.
 * References are followed within the document alone. Whatever can't be read is reported, and takes any value.
 *
 * @param published The schema as published; its depth is bounded where it is read from disk.
 * @param pointer Where it stands in its file, for the diagnostics.
 */
export function plainSchema(published: JsonObject, pointer: string): PlainSchema {
  const diagnostics: Diagnostic[] = [];
  /** By JSON pointer within the document. */
  const names = new Map<string, string>();
  const definitions = new Map<string, Schema>();
  const underway = new Set<string>();
  const root = read(published, pointer);
  if (names.has("#")) definitions.set(define("#", "Root"), root);
  return { root, definitions, diagnostics };

  function read(node: Json | undefined, at: string): Schema {
    const report: Report = (code, keyword, detail) =>
      diagnostics.push({
        code,
        pointer: keyword === "" ? at : pointerTo(at, keyword),
        message:
          detail === undefined ? DIAGNOSTIC_CODES[code] : `${DIAGNOSTIC_CODES[code]}: ${detail}`,
      });
    if (node === true) return {};
    if (node === false) return { enum: [] };
    if (!isJsonObject(node)) {
      report("schema-invalid", "");
      return {};
    }
    const own = (keyword: string): Json | undefined =>
      Object.hasOwn(node, keyword) ? node[keyword] : undefined;

    const schema: Writable<Schema> = plainKeywords(node, report);
    readItems();
    readProperties();
    const branches = own("anyOf") ?? own("oneOf");
    const keyword = own("anyOf") === undefined ? "oneOf" : "anyOf";
    const alternatives = readList(branches, keyword);
    if (alternatives) schema.anyOf = withNull(alternatives);
    const parts = [...(readList(own("allOf"), "allOf") ?? [])];
    for (const condition of ["then", "else"]) {
      const part = own(condition);
      if (own("if") !== undefined && isJsonObject(part)) {
        parts.push(onlyKnown(read(part, pointerTo(at, condition))));
      }
    }
    const reference = own("$ref");
    if (reference !== undefined) parts.unshift(follow(reference, report));
    return parts.length === 0 ? schema : mergeSchemas(schema, parts, lookUp);

    /** `nullable` beside `anyOf` has no `type` to join. */
    function withNull(list: Schema[]): Schema[] {
      return own("nullable") === true && !schema.type ? [...list, { type: ["null"] }] : list;
    }

    function readList(list: Json | undefined, name: string): Schema[] | undefined {
      if (list === undefined) return undefined;
      if (!Array.isArray(list) || list.length === 0) {
        report("keyword-invalid", name, `\`${name}\``);
        return undefined;
      }
      return list.map((part, index) => read(part, pointerTo(pointerTo(at, name), index)));
    }

    /** Tuples are `prefixItems` (2020-12) or an `items` array with `additionalItems` (until then). */
    function readItems(): void {
      const items = own("items");
      const isOldTuple = Array.isArray(items);
      const tuple = isOldTuple ? items : own("prefixItems");
      const rest = isOldTuple ? own("additionalItems") : items;
      const tupleKeyword = isOldTuple ? "items" : "prefixItems";
      const prefix =
        Array.isArray(tuple) && tuple.length === 0 ? undefined : readList(tuple, tupleKeyword);
      if (prefix) schema.prefixItems = prefix;
      const fileFormat = schema.format && FILES.exec(schema.format)?.[1];
      if (rest !== undefined) {
        const item = read(rest, pointerTo(at, isOldTuple ? "additionalItems" : "items"));
        schema.items = fileFormat && isPlainString(item) ? { ...item, format: fileFormat } : item;
      } else if (fileFormat && schema.type?.includes("array")) {
        schema.items = { type: ["string"], format: fileFormat };
      } else if (!prefix && schema.type?.includes("array") && !schema.enum) {
        report("items-missing", "");
      }
    }

    function readProperties(): void {
      const properties = own("properties");
      if (isJsonObject(properties)) {
        const place = pointerTo(at, "properties");
        schema.properties = new Map(
          Object.entries(properties).map(([key, value]) => [
            key,
            read(value, pointerTo(place, key)),
          ]),
        );
      } else if (properties !== undefined) {
        report("keyword-invalid", "properties", "`properties`");
      }
      readRequired();
      const rest = own("additionalProperties");
      if (rest !== undefined && rest !== false) {
        schema.additional = read(rest, pointerTo(at, "additionalProperties"));
      } else if (isJsonObject(own("patternProperties"))) {
        schema.additional = {};
      }
    }

    /** `required: true` on the property itself is draft 3, and no list. */
    function readRequired(): void {
      const required = own("required");
      if (required === undefined || typeof required === "boolean") return;
      if (!Array.isArray(required) || !required.every((key) => typeof key === "string")) {
        return report("keyword-invalid", "required", "`required`");
      }
      if (required.length === 0) return;
      schema.required = new Set(required);
      if (!schema.properties) return;
      const missing = [...schema.required].filter((key) => !schema.properties?.has(key));
      for (const key of missing) report("required-missing", "required", JSON.stringify(key));
      schema.properties = new Map([
        ...schema.properties,
        ...missing.map((key) => [key, {}] as const),
      ]);
    }
  }

  function follow(reference: Json, report: Report): Schema {
    if (typeof reference !== "string") {
      report("keyword-invalid", "$ref", "`$ref`");
      return {};
    }
    if (!reference.startsWith("#")) {
      report("ref-remote", "$ref", JSON.stringify(reference));
      return {};
    }
    const keys = pointerKeys(reference);
    const target = keys && valueAt(published, keys);
    if (keys === undefined || target === undefined) {
      report("ref-unresolvable", "$ref", JSON.stringify(reference));
      return {};
    }
    const place = keys.reduce<string>(pointerTo, "#");
    const isNew = !names.has(place);
    const name = define(place, keys.at(-1) ?? "Root");
    if (place !== "#" && isNew) {
      underway.add(name);
      definitions.set(name, read(target, keys.reduce<string>(pointerTo, pointer)));
      underway.delete(name);
    }
    const definition = lookUp(name);
    return definition && isLeaf(definition) ? definition : { ref: name };
  }

  /** A name for the definition at `place`: its last key, with a number where two places end alike. */
  function define(place: string, key: string): string {
    const known = names.get(place);
    if (known !== undefined) return known;
    const taken = new Set(names.values());
    let name = key;
    for (let count = 2; taken.has(name); count++) name = `${key} ${count}`;
    names.set(place, name);
    return name;
  }

  /** The definition, once it has been read to its end. */
  function lookUp(name: string): Schema | undefined {
    return underway.has(name) ? undefined : definitions.get(name);
  }
}

function isPlainString(schema: Schema): boolean {
  return (
    schema.type?.length === 1 &&
    schema.type[0] === "string" &&
    schema.format === undefined &&
    !schema.enum
  );
}

/** Only what a condition makes known of properties, not what it demands: conditions are documented, never checked. */
function onlyKnown(part: Schema): Schema {
  if (!part.properties) return {};
  return { properties: new Map([...part.properties].map(([key]) => [key, {}])) };
}

/** A leaf holds no other schema: it is copied to where it is used. */
function isLeaf(schema: Schema): boolean {
  return (
    !schema.properties &&
    !schema.items &&
    !schema.prefixItems &&
    !schema.additional &&
    !schema.anyOf &&
    !schema.allOf &&
    schema.ref === undefined
  );
}

function valueAt(document: JsonObject, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return value;
}
