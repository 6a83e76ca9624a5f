import { plainItems, plainProperties, readList } from "./applicators.js";
import { canonicalJson } from "./canonical.js";
import { DIAGNOSTIC_CODES, type Diagnostic } from "./diagnostic.js";
import { circleFinder, conditions, keyFinder } from "./in-place.js";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { MAX_DEPTH } from "./json-text.js";
import { plainKeywords, shown, type Report } from "./keywords.js";
import { mergeSchemas, orNull } from "./merge.js";
import { pointerKeys, pointerTo, valueAt } from "./pointer.js";
import { reachDefinitions } from "./reach.js";
import type { Schema, SchemaDocument } from "./schema.js";
import { schemaSize } from "./size.js";

/** A published schema made plain, and what was wrong with it. */
export interface PlainSchema extends SchemaDocument {
  readonly diagnostics: readonly Diagnostic[];
}

/** Schemas within each other, from where on a definition waits until the one that refers to it has been read. */
const DEEP = 64;

/**
 * How many schemas and enum values may be copied from definitions to where they are used; beyond it references stay. Else
 * 60 definitions that each use the one before twice would be 2^60 schemas.
 */
const MAX_COPIED = 20_000;

/**
 * Makes a published schema plain: RunComfy's dialect, JSON Schema draft 4 to 2020-12, and what OpenAPI adds.
 * References are followed within the document alone. Whatever can't be read is reported, and takes any value. The order of
 * keys in the document decides nothing but the order of properties.
 *
 * @param published The schema as published; its depth is bounded where it is read from disk.
 * @param pointer Where it stands in its file, for the diagnostics.
 */
export function plainSchema(published: JsonObject, pointer: string): PlainSchema {
  const diagnostics = new Map<string, Diagnostic>();
  /** Those that have been read to their end. */
  const definitions = new Map<string, Schema>();
  /** By JSON pointer within the document. */
  const names = new Map<string, string>();
  const homonyms = new Map<string, number>();
  const sizes = new Map<string, number>();
  const waiting: { readonly name: string; readonly node: Json; readonly at: string }[] = [];
  const keysInPlace = keyFinder(resolve);
  const closesCircle = circleFinder(published, resolve);
  let depth = 0;
  let copied = 0;

  const root = read(published, pointer);
  for (const { name, node, at } of waiting) definitions.set(name, read(node, at));
  const rootName = names.get("#");
  if (rootName !== undefined) definitions.set(rootName, root);
  const { near, far } = reachDefinitions({ root, definitions }, MAX_DEPTH);
  for (const [place, name] of names) {
    if (near.has(name)) continue;
    // Without this, a path could be as long as the document, and all paths together as long as its square.
    if (far.has(name)) reportAt(pointer + place.slice(1))("schema-deep", "");
    if (far.has(name)) definitions.set(name, {});
    else definitions.delete(name);
  }
  const origins = rootName === undefined ? {} : { origins: [...(root.origins ?? []), rootName] };
  return { root: { ...root, ...origins }, definitions, diagnostics: [...diagnostics.values()] };

  /** @param placeKeys The keys known by the schema that this one is a part or branch of. */
  function read(node: Json | undefined, at: string, placeKeys?: () => Set<string>): Schema {
    const { additional, ...schema } = readPart(node, at, placeKeys);
    const isKnown = schema.properties !== undefined || additional !== UNKNOWN.additional;
    return additional && isKnown ? { ...schema, additional } : schema;
  }

  /** As `read`, but that of a reference which can't be followed it is still known that it may name properties. */
  function readPart(node: Json | undefined, at: string, placeKeys?: () => Set<string>): Schema {
    const report = reportAt(at);
    if (node === true) return {};
    if (node === false) return { enum: [] };
    if (!isJsonObject(node)) {
      report("schema-invalid", "");
      return {};
    }
    depth += 1;
    let ownKeys: Set<string> | undefined;
    const keys = placeKeys ?? (() => (ownKeys ??= keysInPlace(node)));
    const below = (member: Json | undefined, ...path: (string | number)[]): Schema =>
      read(member, path.reduce<string>(pointerTo, at));
    const inPlace = (member: Json | undefined, ...path: (string | number)[]): Schema =>
      read(member, path.reduce<string>(pointerTo, at), keys);
    const part = (member: Json | undefined, ...path: (string | number)[]): Schema =>
      readPart(member, path.reduce<string>(pointerTo, at), keys);

    const keywords = plainKeywords(node, report);
    const unions = ["anyOf", "oneOf"].flatMap((keyword) => {
      const anyOf = readList(node[keyword], keyword, inPlace, report);
      return anyOf ? [{ anyOf }] : [];
    });
    const [union = {}, ...otherUnions] = unions;
    const schema: Schema = {
      ...keywords,
      ...plainItems(node, keywords, below, report),
      ...plainProperties(node, below, keys, report),
      ...union,
    };
    const parts = [
      ...(node.$ref === undefined ? [] : [follow(node, report)]),
      ...(readList(node.allOf, "allOf", part, report) ?? []),
      ...otherUnions,
      ...conditions(node).map(knownProperties),
    ];
    const merged = mergeSchemas(schema, parts, copy);
    const plain = node.nullable === true ? orNull(merged) : merged;
    depth -= 1;
    reportDefault(node, plain, report);
    if (keywords.type?.includes("array") && saysNothingOfItems(plain)) report("items-missing", "");
    return plain;
  }

  /** What a condition demands depends; that there are these properties does not. */
  function knownProperties(condition: JsonObject): Schema {
    const keys = [...keysInPlace(condition)].sort();
    return keys.length === 0 ? {} : { properties: new Map(keys.map((key) => [key, {}])) };
  }

  function reportAt(at: string): Report {
    return (code, keyword, detail) => {
      const place = keyword === "" ? at : pointerTo(at, keyword);
      const meaning = DIAGNOSTIC_CODES[code];
      const message = detail === undefined ? meaning : `${meaning}: ${detail}`;
      diagnostics.set(`${code} ${place} ${message}`, { code, pointer: place, message });
    };
  }

  function follow(node: JsonObject, report: Report): Schema {
    const { $ref } = node;
    if (typeof $ref !== "string") {
      report("keyword-invalid", "$ref", "`$ref`");
      return {};
    }
    const keys = pointerKeys($ref);
    const target = keys && valueAt(published, keys);
    if (!keys || target === undefined) {
      report($ref.startsWith("#") ? "ref-unresolvable" : "ref-remote", "$ref", shown($ref));
      return UNKNOWN;
    }
    if (closesCircle(node)) {
      report("ref-circular", "$ref", shown($ref));
      return {};
    }
    const name = define(keys, target);
    const definition = definitions.get(name);
    if (definition?.ref !== undefined) return definition;
    return (definition && isLeaf(definition) && copy(name)) || { ref: name };
  }

  /** The name of the definition that stands under these keys: its last key, with a number where several end alike. */
  function define(keys: readonly string[], node: Json): string {
    const place = keys.reduce<string>(pointerTo, "#");
    const known = names.get(place);
    if (known !== undefined) return known;
    const name = freeName(keys.at(-1) ?? "Root");
    names.set(place, name);
    if (place === "#") return name;
    const at = keys.reduce<string>(pointerTo, pointer);
    if (depth < DEEP) definitions.set(name, read(node, at));
    else waiting.push({ name, node, at });
    return name;
  }

  function freeName(key: string): string {
    const count = (homonyms.get(key) ?? 0) + 1;
    homonyms.set(key, count);
    if (count === 1) return key;
    return freeName(`${key} ${count}`);
  }

  /** A definition to be used in place of a reference to it, if it has been read to its end and the limit allows it. */
  function copy(name: string): Schema | undefined {
    const definition = definitions.get(name);
    if (!definition) return undefined;
    const size = sizes.get(name) ?? schemaSize(definition);
    sizes.set(name, size);
    if (copied + size > MAX_COPIED) return undefined;
    copied += size;
    return definition;
  }

  function resolve(reference: Json | undefined): JsonObject | undefined {
    const keys = typeof reference === "string" ? pointerKeys(reference) : undefined;
    const target = keys && valueAt(published, keys);
    return isJsonObject(target) ? target : undefined;
  }
}

/** What a reference that can't be followed may say: any property is one that it names. */
const UNKNOWN: Schema = { additional: {} };

/** A leaf holds no other schema. */
function isLeaf({ properties, items, prefixItems, additional, anyOf, allOf }: Schema): boolean {
  return !properties && !items && !prefixItems && !additional && !anyOf && !allOf;
}

function saysNothingOfItems({ items, prefixItems, anyOf, allOf, enum: values }: Schema): boolean {
  return !items && !prefixItems && !anyOf && !allOf && !values;
}

function reportDefault(node: JsonObject, { enum: values }: Schema, report: Report): void {
  if (node.default === undefined || !values) return;
  const text = canonicalJson(node.default);
  if (values.some((value) => canonicalJson(value) === text)) return;
  report("default-outside-enum", "default", shown(node.default));
}
