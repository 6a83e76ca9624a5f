/** What a media parameter takes: an `http:`, `https:` or `data:` URL, or the file itself. */
export type MediaInput = string | URL | Blob;

/** The JSON types a value can have; `integer` is a number without a fraction. */
export type JsonType =
  "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * What is checked of one value, under JSON Schema's own keywords and with friendly names.
 * What is absent is unchecked: `{}` takes any JSON value, and a `Blob` in the place of any. A field whose alternatives
 * (`anyOf`, `allOf`) take files has `media` itself, or no `type`.
 */
export interface Field {
  readonly type?: JsonType | readonly JsonType[];
  /** On a parameter or property: the call without it is refused. */
  readonly required?: boolean;
  /** What the value may be; objects are equal whatever the order of their properties. Empty: nothing is. */
  readonly enum?: readonly unknown[];

  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  /** In characters (code points), as JSON Schema counts. */
  readonly minLength?: number;
  readonly maxLength?: number;

  /**
   * A file: takes http, https and data URLs, `URL` and `Blob`. `"url"` refuses text that is no URL; `"text"` (media by
   * its key alone) refuses only what looks like a local file.
   */
  readonly media?: "url" | "text";
  /** The published default and example of a media field: taken as they stand. */
  readonly samples?: readonly string[];
  /** A `Blob` has to be smaller than this, in bytes. */
  readonly maxBytes?: number;

  readonly items?: Field;
  readonly prefixItems?: readonly Field[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;

  /** Properties of an object, by friendly name. */
  readonly fields?: Fields;
  /** What other properties may hold. Absent: there may be none beside `fields`. */
  readonly additional?: Field;
  readonly minProperties?: number;
  readonly maxProperties?: number;

  readonly anyOf?: readonly Field[];
  readonly allOf?: readonly Field[];
  /** A name in the model's `definitions`. */
  readonly ref?: string;
}

/** Fields by name: of parameters, properties, or definitions. */
export interface Fields {
  readonly [friendlyName: string]: Field;
}

/** The names at one place below the top level, and at the places beneath it. */
export interface NestedNames {
  /** Friendly name -> wire key, for properties of an object at this place; a name not listed is its own wire key. */
  readonly keys?: { readonly [friendlyName: string]: string };
  /** The places beneath, by friendly name. */
  readonly fields?: { readonly [friendlyName: string]: NestedNames };
  /** The place of every item of an array here. */
  readonly items?: NestedNames;
  /** The place of every property that `fields` does not list. */
  readonly additional?: NestedNames;
  /** A name in the model's `definitions` of names: this place is that one. */
  readonly ref?: string;
}
