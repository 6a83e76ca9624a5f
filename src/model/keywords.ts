import { canonicalJson } from "./canonical.js";
import type { DiagnosticCode } from "./diagnostic.js";
import { finite, isJsonObject, type Json, type JsonObject } from "./json.js";
import type { JsonType, Schema, Writable } from "./schema.js";

/** Reports what is wrong with a keyword of the schema at hand; with the schema itself where the keyword is "". */
export type Report = (code: DiagnosticCode, keyword: string, detail?: string) => void;

const JSON_TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;
const TEXTS = ["title", "description", "format", "pattern"] as const;
const LIMITS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
const COUNTS = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const;
const FLAGS = ["uniqueItems", "deprecated"] as const;

/**
 * The keywords of one published schema that hold no schema, made plain: types, enum, limits, documentation. What has a
 * value of the wrong kind is reported and left out.
 */
export function plainKeywords(published: JsonObject, report: Report): Writable<Schema> {
  const schema: Writable<Schema> = {};
  const invalid = (keyword: string): void => report("keyword-invalid", keyword, `\`${keyword}\``);
  const number = (
    keyword: string,
    isRight: (value: number) => boolean = () => true,
  ): number | undefined => {
    const value = published[keyword];
    if (typeof value === "number" && isRight(value)) return nearest(value, keyword, report);
    if (value !== undefined) invalid(keyword);
    return undefined;
  };

  for (const keyword of TEXTS) {
    const value = published[keyword];
    if (typeof value === "string") schema[keyword] = value;
    else if (value !== undefined && value !== null) invalid(keyword);
  }
  for (const keyword of LIMITS) {
    if (typeof published[keyword] === "boolean" && keyword.startsWith("exclusive")) continue;
    const value = number(keyword);
    if (value !== undefined) schema[keyword] = value;
  }
  for (const keyword of COUNTS) {
    const value = number(keyword, (count) => Number.isInteger(finite(count)) && count >= 0);
    if (value !== undefined) schema[keyword] = value;
  }
  const multipleOf = number("multipleOf", (step) => step > 0);
  if (multipleOf !== undefined) schema.multipleOf = multipleOf;
  for (const keyword of FLAGS) {
    const value = published[keyword];
    if (value === true) schema[keyword] = true;
    else if (value !== undefined && value !== false) invalid(keyword);
  }
  if (published.default !== undefined) {
    schema.default = nearest(published.default, "default", report);
  }
  const examples = [published.examples ?? [], published.example ?? []].flat();
  if (examples.length > 0) schema.examples = examples;
  makeExclusive("minimum", "exclusiveMinimum");
  makeExclusive("maximum", "exclusiveMaximum");

  const type = plainType(published, report);
  if (type) schema.type = type;
  const values = plainEnum(published, report);
  if (values) {
    schema.enum = values.filter((value) => !type || type.some((name) => isOfType(value, name)));
    if (schema.enum.length === 0 && values.length > 0) {
      report("enum-outside-type", "enum", `\`${type?.join("`, `")}\``);
      schema.enum = values;
      delete schema.type;
    }
  }
  return { ...schema, ...plainValidations(published, report) };

  /** In draft 4 an exclusive limit is a boolean beside the limit; since draft 6 it is a limit itself. */
  function makeExclusive(
    limit: "minimum" | "maximum",
    exclusive: "exclusiveMinimum" | "exclusiveMaximum",
  ): void {
    const bound = schema[limit];
    if (published[exclusive] !== true || bound === undefined) return;
    schema[exclusive] = bound;
    delete schema[limit];
  }
}

/** JSON.parse gives the nearest double, without a word. */
function nearest<Value extends Json>(
  value: Value,
  keyword: string,
  report: Report,
): Value | number {
  if (typeof value !== "number" || Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
  report("number-imprecise", keyword, String(finite(value)));
  return finite(value);
}

/** The types in code-unit order; undefined where any is taken. What has properties or items is an object or array. */
function plainType(published: JsonObject, report: Report): readonly JsonType[] | undefined {
  const { type, properties, items, prefixItems } = published;
  if (type === undefined) {
    if (isJsonObject(properties)) return ["object"];
    return items === undefined && prefixItems === undefined ? undefined : ["array"];
  }
  const types = new Set<JsonType>();
  for (const name of Array.isArray(type) ? type : [type]) {
    const isFloat = name === "float" || name === "double";
    const known = isFloat ? "number" : JSON_TYPES.find((jsonType) => jsonType === name);
    if (isFloat) report("type-float", "type", `\`${name}\``);
    if (known === undefined) {
      report("type-unknown", "type", shown(name));
      return undefined;
    }
    types.add(known);
  }
  if (types.has("number")) types.delete("integer");
  if (types.size > 0) return [...types].sort();
  report("keyword-invalid", "type", "`type`");
  return undefined;
}

/** `const` is an enum of one. */
function plainEnum(published: JsonObject, report: Report): Json[] | undefined {
  const keyword = published.const === undefined ? "enum" : "const";
  const values = published.const === undefined ? published.enum : [published.const];
  if (values === undefined) return undefined;
  if (!Array.isArray(values)) {
    report("keyword-invalid", "enum", "`enum`");
    return undefined;
  }
  if (values.length === 0) report("enum-empty", keyword);
  const seen = new Map<string, Json>();
  for (const member of values) {
    const value = nearest(member, keyword, report);
    const text = canonicalJson(value);
    if (seen.has(text)) report("enum-duplicate", keyword, shown(value));
    else seen.set(text, value);
  }
  return [...seen.values()];
}

/** RunComfy's own keyword: sentences about the file that a media parameter names. */
function plainValidations(
  { validations }: JsonObject,
  report: Report,
): Pick<Schema, "notes" | "maxFileMegabytes"> {
  if (validations === undefined) return {};
  if (!Array.isArray(validations)) {
    report("keyword-invalid", "validations", "`validations`");
    return {};
  }
  const notes = new Set<string>();
  let maxFileMegabytes = Infinity;
  for (const entry of validations.filter(isJsonObject)) {
    const { validation_error: note, validation_rule: rule, validation_value: value } = entry;
    if (typeof note === "string") notes.add(note);
    if (rule === "file_size_mb<" && typeof value === "number" && value > 0)
      maxFileMegabytes = Math.min(maxFileMegabytes, value);
  }
  return {
    ...(notes.size === 0 ? {} : { notes: [...notes] }),
    ...(maxFileMegabytes === Infinity ? {} : { maxFileMegabytes }),
  };
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

/** A published value as a message quotes it. */
export function shown(value: Json): string {
  const text = canonicalJson(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
