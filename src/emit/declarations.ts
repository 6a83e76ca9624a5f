import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import type { JsonType, Schema, SchemaDocument } from "../model/schema.js";
import type { ParameterNames } from "../naming/name-places.js";
import type { Place } from "../naming/places.js";
import { typeSuffix } from "./type-suffix.js";
import { parameterDoc, proseLines } from "./doc-text.js";
import { mediaOf } from "./media.js";
import { inPrintedOrder, type NamedProperty } from "./printed-order.js";

/**
 * A type to declare: an interface of members, or what its schema says. Schemas are what json-schema-to-typescript is
 * handed, rebuilt from an allow-list.
 */
export interface Declaration {
  readonly name: string;
  readonly doc: readonly string[];
  readonly type: Interface | { readonly schema: JsonObject };
}

export interface Interface {
  readonly members: readonly Member[];
  /** True where there may be more, of which nothing is known. */
  readonly isOpen: boolean;
}

/** A property of an interface. */
export interface Member {
  readonly name: string;
  /** Made when it is printed: who asks for names alone need not wait for it. */
  readonly doc: () => readonly string[];
  readonly isRequired: boolean;
  readonly schema: JsonObject;
}

/** Where a type stands: its place in the value, its key there, and what its own declaration would be called. */
interface Position {
  readonly place: Place | undefined;
  readonly key: string;
  readonly name: string;
}

/**
 * The types of an input or output, that of the whole value first. Every object with properties is an interface of its
 * own, so that no type nests deeply and recursion needs nothing special. All names start with `typeName`.
 *
 * @param names The names of an input's parameters; an output has none, since its keys are never renamed.
 */
export function declareTypes(
  document: SchemaDocument,
  typeName: string,
  names?: { readonly root: Place; readonly tables: ParameterNames["tables"] },
): Declaration[] {
  const declarations: Declaration[] = [];
  const taken = new Set<string>([typeName]);
  const definitions = new Map<string, string>();
  const queue: (() => void)[] = [];

  const whole: Position = { place: names?.root, key: "", name: typeName };
  if (document.root.properties) declareObject(document.root, whole, []);
  else declare(typeName, [], () => ({ schema: orUnknown(typeOf(document.root, whole)) }));
  for (let index = 0; index < queue.length; index++) queue[index]?.();
  return declarations;

  function declare(name: string, doc: readonly string[], type: () => Declaration["type"]): void {
    queue.push(() => {
      declarations.push({ name, doc, type: type() });
    });
  }

  function declareObject(schema: Schema, at: Position, doc: readonly string[]): JsonObject {
    declare(at.name, doc, () => objectType(schema, at));
    return { tsType: at.name };
  }

  function claim(name: string): string {
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name}${count}`;
    taken.add(free);
    return free;
  }

  function typeOf(schema: Schema, at: Position): JsonObject {
    if (schema.ref !== undefined) return definitionType(schema.ref, at);
    if (names && mediaOf(at.key, schema)) {
      const media = { tsType: "MediaInput" };
      return schema.type?.includes("null") ? { anyOf: [media, { type: "null" }] } : media;
    }
    const parts = (schema.allOf ?? []).map((part) => typeOf(part, at)).filter(isKnown);
    const branches = schema.anyOf?.map((branch) => typeOf(branch, at)) ?? [];
    if (branches.length > 0 && branches.every(isKnown)) parts.push(oneOf(branches));
    const own = ownType(schema, at, parts.length > 0);
    if (own) parts.unshift(own);
    return parts.length > 1 ? { allOf: parts } : (parts[0] ?? {});
  }

  /** The type by the schema's own keywords; undefined where they add nothing to its branches, or say nothing. */
  function ownType(schema: Schema, at: Position, hasBranches: boolean): JsonObject | undefined {
    if (schema.enum) return enumType(schema.enum);
    const isFrame =
      !schema.properties && !schema.items && !schema.prefixItems && !schema.additional;
    if (!schema.type || (hasBranches && isFrame)) return undefined;
    return oneOf(schema.type.map((type) => typeByName(type, schema, at)));
  }

  function typeByName(type: JsonType, schema: Schema, at: Position): JsonObject {
    switch (type) {
      case "integer":
        return { type: "number" };
      case "array":
        return arrayType(schema, at);
      case "object":
        if (!schema.properties) return recordType(schema, at);
        return declareObject(
          schema,
          { ...at, name: claim(at.name) },
          proseLines(schema.description ?? ""),
        );
      default:
        return { type };
    }
  }

  function arrayType(schema: Schema, at: Position): JsonObject {
    const place = at.place?.items;
    const itemAt = { place, key: at.key, name: `${at.name}Item` };
    const items = schema.items ? typeOf(schema.items, itemAt) : {};
    if (!schema.prefixItems) return { type: "array", items };
    const prefix = schema.prefixItems.map((item) => typeOf(item, itemAt));
    const isClosed = schema.items?.enum?.length === 0;
    const isWhole = (schema.minItems ?? 0) >= prefix.length;
    if (!isWhole)
      return { type: "array", items: isClosed ? oneOf(prefix) : oneOf([...prefix, items]) };
    return { type: "array", items: prefix, additionalItems: isClosed ? false : items };
  }

  function recordType(schema: Schema, at: Position): JsonObject {
    return { type: "object", additionalProperties: additionalType(schema.additional ?? {}, at) };
  }

  function additionalType(schema: Schema, at: Position): JsonObject {
    return typeOf(schema, { place: at.place?.additional, key: "", name: `${at.name}Value` });
  }

  function objectType(schema: Schema, at: Position): Declaration["type"] {
    const members = membersOf(schema, at);
    const rest = schema.additional && additionalType(schema.additional, at);
    if (!rest || !isKnown(rest)) return { members, isOpen: rest !== undefined };
    const object = {
      type: "object",
      properties: Object.fromEntries(
        members.map(({ name, doc, schema: type }) => [
          name,
          doc().length === 0 ? type : { ...type, description: doc().join("\n") },
        ]),
      ),
      required: members.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      // With this beside the members, json-schema-to-typescript makes the one fit the others.
      additionalProperties: rest,
    };
    return { schema: object };
  }

  function membersOf(schema: Schema, at: Position): Member[] {
    const table = at.place && names?.tables.get(at.place);
    return inPrintedOrder(schema, table)
      .filter(isWriteable)
      .map(({ key, name, schema: property, isRequired }) => {
        const type = typeOf(property, {
          place: at.place?.properties.get(key)?.place,
          key,
          name: `${at.name}${typeSuffix(name)}`,
        });
        return {
          name,
          doc: () => parameterDoc(property, name, table ? key : undefined),
          isRequired,
          schema: orUnknown(type),
        };
      });
  }

  function definitionType(definition: string, at: Position): JsonObject {
    const known = definitions.get(definition);
    if (known !== undefined) return { tsType: known };
    const schema = document.definitions.get(definition);
    if (!schema) return {};
    const name = claim(`${typeName}${typeSuffix(definition)}`);
    definitions.set(definition, name);
    const inside = { ...at, name };
    if (schema.properties && !schema.anyOf && !schema.allOf) {
      return declareObject(schema, inside, proseLines(schema.description ?? ""));
    }
    declare(name, proseLines(schema.description ?? ""), () => ({
      schema: orUnknown(typeOf(schema, inside)),
    }));
    return { tsType: name };
  }
}

/** False for half a character: no text in UTF-8 can hold it, so no answer has such a key. */
function isWriteable({ name }: NamedProperty): boolean {
  return !/\p{Cs}/u.test(name);
}

/** Objects and arrays as types of their own text: json-schema-to-typescript would look for references in them. */
function enumType(values: readonly Json[]): JsonObject {
  const [scalars, others] = [values.filter(isScalar), values.filter((value) => !isScalar(value))];
  if (others.length === 0) return { enum: scalars };
  const texts = others.map((value) => ({ tsType: literalType(value) }));
  return oneOf(scalars.length === 0 ? texts : [{ enum: scalars }, ...texts]);
}

function isScalar(value: Json): boolean {
  return typeof value !== "object" || value === null;
}

function literalType(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, part]) => `${JSON.stringify(key)}: ${literalType(part)}`,
  );
  return members.length === 0 ? "Record<string, never>" : `{ ${members.join("; ")} }`;
}

/** A union without unions in it, null at its end. */
function oneOf(types: readonly JsonObject[]): JsonObject {
  if (!types.every(isKnown)) return {};
  const members = types.flatMap((type): readonly JsonObject[] => {
    if (Array.isArray(type.enum) && types.length > 1)
      return type.enum.map((value) => ({ enum: [value] }));
    return Array.isArray(type.anyOf) ? type.anyOf.filter(isJsonObject) : [type];
  });
  const [only] = members;
  if (only && members.length === 1) return only;
  return {
    anyOf: [...members.filter((member) => !isNull(member)), ...members.filter(isNull)],
  };
}

function isNull(type: JsonObject): boolean {
  return type.type === "null";
}

/** json-schema-to-typescript takes an empty schema for an object. */
function orUnknown(type: JsonObject): JsonObject {
  return isKnown(type) ? type : { tsType: "unknown" };
}

/** False for the type that takes anything. */
function isKnown(type: JsonObject): boolean {
  return Object.keys(type).length > 0;
}
