import { canonicalJson } from "./canonical.js";
import type { DiagnosticCode } from "./diagnostic.js";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import type { JsonType, Schema } from "./schema.js";

export type Report = (code: DiagnosticCode, keyword: string, detail?: string) => void;
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const JSON_TYPES: ReadonlySet<string> = new Set<JsonType>([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
]);
const NUMBERS = ["minimum", "maximum"] as const;
const COUNTS = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const;
const TEXTS = ["title", "description", "format", "pattern"] as const;

/**
 * The keywords of one published schema that hold no schema, made plain: types, enum, limits, documentation. What has a
 * value of the wrong kind is reported and left out.
 */
export function plainKeywords(published: JsonObject, report: Report): Writable<Schema> {
  const schema: Writable<Schema> = {};
  const own = (keyword: string): Json | undefined =>
    Object.hasOwn(published, keyword) ? published[keyword] : undefined;
  const invalid = (keyword: string) => report("keyword-invalid", keyword, `\`${keyword}\``);

  for (const keyword of TEXTS) {
    const value = own(keyword);
    if (typeof value === "string") schema[keyword] = value;
    else if (value !== undefined && value !== null) invalid(keyword);
  }
  for (const keyword of NUMBERS) {
    const value = own(keyword);
    if (typeof value === "number" && Number.isFinite(value)) schema[keyword] = value;
    else if (value !== undefined) invalid(keyword);
  }
  for (const keyword of COUNTS) {
    const value = own(keyword);
    if (typeof value === "number" && Number.isInteger(value) && value >= 0) schema[keyword] = value;
    else if (value !== undefined) invalid(keyword);
  }
  readExclusiveLimit("minimum", "exclusiveMinimum");
  readExclusiveLimit("maximum", "exclusiveMaximum");
  const multipleOf = own("multipleOf");
  if (typeof multipleOf === "number" && multipleOf > 0) schema.multipleOf = multipleOf;
  else if (multipleOf !== undefined) invalid("multipleOf");
  if (own("uniqueItems") === true) schema.uniqueItems = true;
  if (own("deprecated") === true) schema.deprecated = true;
  const fallback = own("default");
  if (fallback !== undefined) schema.default = fallback;

  readType();
  readEnum();
  readValidations();
  return schema;

  /** In draft 4 an exclusive limit is a boolean beside the limit; since draft 6 it is a limit itself. */
  function readExclusiveLimit(
    limit: "minimum" | "maximum",
    exclusive: "exclusiveMinimum" | "exclusiveMaximum",
  ): void {
    const value = own(exclusive);
    if (typeof value === "number" && Number.isFinite(value)) {
      schema[exclusive] = value;
    } else if (value === true) {
      const bound = schema[limit];
      if (bound === undefined) return;
      schema[exclusive] = bound;
      delete schema[limit];
    } else if (value !== undefined && value !== false) {
      invalid(exclusive);
    }
  }

  function readType(): void {
    const value = own("type");
    if (value === undefined) {
      if (isJsonObject(own("properties"))) schema.type = ["object"];
      else if (own("items") !== undefined || own("prefixItems") !== undefined)
        schema.type = ["array"];
    } else {
      const types = new Set<JsonType>();
      for (const name of Array.isArray(value) ? value : [value]) {
        const known = name === "float" || name === "double" ? "number" : name;
        if (known !== name) report("type-float", "type", `\`${String(name)}\``);
        if (typeof known !== "string" || !JSON_TYPES.has(known)) {
          report("type-unknown", "type", JSON.stringify(name));
          return;
        }
        types.add(known as JsonType);
      }
      if (types.has("number")) types.delete("integer");
      if (types.size === 0) invalid("type");
      else schema.type = [...types].sort();
    }
    if (own("nullable") === true && schema.type && !schema.type.includes("null")) {
      schema.type = [...schema.type, "null"].sort() as JsonType[];
    }
  }

  function readEnum(): void {
    const value = Object.hasOwn(published, "const") ? [own("const") ?? null] : own("enum");
    if (value === undefined) return;
    if (!Array.isArray(value)) return invalid("enum");
    const seen = new Map<string, Json>();
    for (const member of value) {
      const text = canonicalJson(member);
      if (seen.has(text)) report("enum-duplicate", "enum", text);
      else seen.set(text, JSON.parse(text) as Json);
    }
    if (own("nullable") === true && value.length > 0) seen.set("null", null);
    const members = [...seen.values()];
    const fitting = members.filter(
      (member) => !schema.type || schema.type.some((type) => isOfType(member, type)),
    );
    if (fitting.length === 0 && members.length > 0) {
      report("enum-outside-type", "enum", `\`${schema.type?.join("`, `")}\``);
      delete schema.type;
      schema.enum = members;
    } else {
      schema.enum = fitting;
    }
    if (value.length === 0) report("enum-empty", "enum");
    if (schema.default !== undefined && !seen.has(canonicalJson(schema.default))) {
      report("default-outside-enum", "default", JSON.stringify(schema.default));
    }
  }

  /** RunComfy's own keyword: sentences about the file that a media parameter names. */
  function readValidations(): void {
    const value = own("validations");
    if (value === undefined) return;
    if (!Array.isArray(value)) return invalid("validations");
    const notes = new Set<string>();
    for (const entry of value) {
      if (!isJsonObject(entry)) continue;
      if (typeof entry.validation_error === "string") notes.add(entry.validation_error);
      const limit = entry.validation_value;
      if (entry.validation_rule === "file_size_mb<" && typeof limit === "number" && limit > 0) {
        schema.maxFileMegabytes = limit;
      }
    }
    if (notes.size > 0) schema.notes = [...notes];
  }
}

/** True where a JSON value is of a JSON Schema type. */
export function isOfType(value: Json, type: JsonType): boolean {
  if (value === null) return type === "null";
  if (Array.isArray(value)) return type === "array";
  if (typeof value === "number") {
    return type === "number" || (type === "integer" && Number.isInteger(value));
  }
  return typeof value === type;
}
