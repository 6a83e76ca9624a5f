import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { isOfType } from "../model/keywords.js";
import type { JsonType, Schema, SchemaDocument } from "../model/schema.js";
import type { ParameterNames } from "../naming/name-places.js";
import type { Place } from "../naming/places.js";
import { breaksObjects } from "../naming/safe-name.js";
import type { Field, Fields } from "../runtime/field.js";
import { mediaOf } from "./media.js";
import { inPrintedOrder } from "./printed-order.js";

/** More alternatives in one place are not checked: TypeScript gives up comparing so many literals. */
const MOST_ALTERNATIVES = 500;
/** `number` takes integers too. */
const JSON_TYPES: readonly JsonType[] = ["array", "boolean", "null", "number", "object", "string"];
const MEGABYTE = 1024 * 1024;
const LIMITS = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const;

/** What the runtime checks of an input; beside each parameter, which others there may be, and how many. */
export interface CheckedFields extends Pick<
  Field,
  "additional" | "minProperties" | "maxProperties"
> {
  readonly fields: Fields;
  /** What `ref` names. */
  readonly definitions: Fields;
}

interface Position {
  readonly place: Place | undefined;
  readonly key: string;
  /** True in a branch: what one branch does not know, another may. */
  readonly isOpen: boolean;
  /** Values that are published for what this stands in, as far as they reach here. */
  readonly published: readonly Json[];
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * The constraints of an input in friendly names.
 *
 * @param example The request body of the model's page.
 */
export function checkedFields(
  document: SchemaDocument,
  names: { readonly root: Place; readonly tables: ParameterNames["tables"] },
  example?: JsonObject,
): CheckedFields {
  const definitions = new Map<string, Field>();
  const requested = new Map<string, string>();
  const taken = new Set<string>();
  const queue: { readonly name: string; readonly as: string; readonly at: Position }[] = [];
  const root = {
    place: names.root,
    key: "",
    isOpen: false,
    published: publishedFor(document.root, example ? [example] : []),
  };
  const fields = fieldsOf(document.root, root);
  const { additional: rest, minProperties, maxProperties } = document.root;
  const additional =
    rest && fieldOf(rest, { ...root, place: names.root.additional, published: [] });
  for (const { name, as, at } of queue) {
    const schema = document.definitions.get(name);
    if (schema) definitions.set(as, fieldOf(schema, at));
  }
  return {
    fields,
    definitions: Object.fromEntries(definitions),
    ...(additional ? { additional } : {}),
    ...(minProperties === undefined ? {} : { minProperties }),
    ...(maxProperties === undefined ? {} : { maxProperties }),
  };

  function fieldsOf(schema: Schema, at: Position): Fields {
    const table = at.place && names.tables.get(at.place);
    return Object.fromEntries(
      inPrintedOrder(schema, table).map(({ key, name, schema: property, isRequired }) => {
        const place = at.place?.properties.get(key)?.place;
        const published = at.published.flatMap((value) => memberOf(value, key));
        const field = fieldOf(property, { place, key, isOpen: false, published });
        return [name, isRequired ? asRequired(field) : field];
      }),
    );
  }

  function fieldOf(schema: Schema, at: Position): Field {
    if (schema.ref !== undefined) return { ref: definitionFor(schema.ref, at) };
    const field: Writable<Field> = {};
    const [type, ...others] = schema.type ?? (schema.enum ? typesOf(schema.enum) : []);
    if (type !== undefined) field.type = others.length === 0 ? type : [type, ...others];
    if (schema.enum) field.enum = schema.enum;
    for (const limit of LIMITS) {
      const value = schema[limit];
      if (value !== undefined) Object.assign(field, { [limit]: value });
    }
    const published = publishedFor(schema, at.published);
    const media = mediaOf(at.key, schema);
    if (media) {
      field.media = media;
      const samples = new Set(published.filter((value) => typeof value === "string"));
      if (samples.size > 0) field.samples = [...samples];
      if (schema.maxFileMegabytes !== undefined)
        field.maxBytes = schema.maxFileMegabytes * MEGABYTE;
    }
    const inside = { ...at, published };
    addItems(field, schema, inside);
    addProperties(field, schema, inside);
    const branch = { ...inside, isOpen: true };
    if (schema.anyOf && schema.anyOf.length <= MOST_ALTERNATIVES)
      field.anyOf = schema.anyOf.map((part) => fieldOf(part, branch));
    if (schema.allOf) field.allOf = schema.allOf.map((part) => fieldOf(part, branch));
    return field;
  }

  function addItems(field: Writable<Field>, schema: Schema, at: Position): void {
    const published = at.published.flatMap((value) => (Array.isArray(value) ? value : []));
    const inside = { place: at.place?.items, key: at.key, isOpen: false, published };
    const limit = schema.maxFileMegabytes;
    const withLimit = (item: Schema): Schema =>
      limit === undefined ? item : { ...item, maxFileMegabytes: limit };
    if (schema.prefixItems)
      field.prefixItems = schema.prefixItems.map((item) => fieldOf(item, inside));
    if (!schema.items) return;
    const items = fieldOf(withLimit(schema.items), inside);
    if (Object.keys(items).length > 0) field.items = items;
  }

  function addProperties(field: Writable<Field>, schema: Schema, at: Position): void {
    if (schema.properties) field.fields = fieldsOf(schema, at);
    else if (schema.required) field.fields = fieldsOf(withRequiredAlone(schema.required), at);
    if (schema.additional) {
      field.additional = fieldOf(schema.additional, {
        place: at.place?.additional,
        key: "",
        isOpen: false,
        published: [],
      });
    } else if (
      field.fields &&
      (at.isOpen || schema.anyOf || schema.allOf || hasOthers(schema, at))
    ) {
      field.additional = {};
    }
  }

  /**
   * A definition that is used in a branch is open there, and closed elsewhere: two entries. TypeScript takes a key that every
   * object has (`constructor`) for that of the object, so it gets `_` at its end.
   */
  function definitionFor(name: string, at: Position): string {
    const form = at.isOpen ? `${name} in part` : name;
    const known = requested.get(form);
    if (known !== undefined) return known;
    let as = breaksObjects(form) ? `${form}_` : form;
    while (taken.has(as)) as += "_";
    taken.add(as);
    requested.set(form, as);
    // It may stand in many places: what is published for one of them is not for the others.
    queue.push({ name, as, at: { ...at, published: [] } });
    return as;
  }
}

/** True where another schema of the same place knows keys that this one does not. */
function hasOthers({ properties }: Schema, { place }: Position): boolean {
  if (!place) return false;
  return place.listsObjects === true || place.properties.size > (properties?.size ?? 0);
}

/** The types of an enum's values: what the runtime looks at first. */
function typesOf(values: readonly Json[]): JsonType[] {
  return JSON_TYPES.filter((type) => values.some((value) => isOfType(value, type)));
}

/** Where a reader looks for it: behind the type. */
function asRequired({ type, ...rest }: Field): Field {
  return { ...(type === undefined ? {} : { type }), required: true, ...rest };
}

/** `required` without `properties`: a branch that only demands. */
function withRequiredAlone(required: ReadonlySet<string>): Schema {
  return { properties: new Map([...required].map((key) => [key, {}])), required };
}

/** What is published for a schema: its own default and examples, and what comes from around it. */
function publishedFor(
  { default: fallback, examples = [] }: Schema,
  outer: readonly Json[],
): Json[] {
  return [...(fallback === undefined ? [] : [fallback]), ...outer, ...examples];
}

function memberOf(value: Json, key: string): Json[] {
  const member = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return member === undefined ? [] : [member];
}
