import type { Json } from "../model/json.js";
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
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * The constraints of an input in friendly names.
 *
 * @param samples Values that the model's page sends as they stand, by wire key.
 */
export function checkedFields(
  document: SchemaDocument,
  names: { readonly root: Place; readonly tables: ParameterNames["tables"] },
  samples: ReadonlyMap<string, Json>,
): CheckedFields {
  const definitions = new Map<string, Field>();
  const requested = new Map<string, string>();
  const taken = new Set<string>();
  const queue: { readonly name: string; readonly as: string; readonly at: Position }[] = [];
  const fields = fieldsOf(document.root, { place: names.root, key: "", isOpen: false });
  const { additional: rest, minProperties, maxProperties } = document.root;
  const additional =
    rest && fieldOf(rest, { place: names.root.additional, key: "", isOpen: false });
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
        const field = fieldOf(property, { place, key, isOpen: false });
        const example = at.place === names.root ? samples.get(key) : undefined;
        const known = [property.default, example].reduce(withSample, field);
        return [name, isRequired ? asRequired(known) : known];
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
    const media = mediaOf(at.key, schema);
    if (media) {
      field.media = media;
      if (schema.maxFileMegabytes !== undefined)
        field.maxBytes = schema.maxFileMegabytes * MEGABYTE;
    }
    addItems(field, schema, at);
    addProperties(field, schema, at);
    const branch = { ...at, isOpen: true };
    if (schema.anyOf && schema.anyOf.length <= MOST_ALTERNATIVES)
      field.anyOf = schema.anyOf.map((part) => fieldOf(part, branch));
    if (schema.allOf) field.allOf = schema.allOf.map((part) => fieldOf(part, branch));
    return field;
  }

  function addItems(field: Writable<Field>, schema: Schema, at: Position): void {
    const inside = { place: at.place?.items, key: at.key, isOpen: false };
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
    queue.push({ name, as, at });
    return as;
  }
}

/** True where another schema of the same place knows keys that this one does not. */
function hasOthers({ properties }: Schema, { place }: Position): boolean {
  return (place?.properties.size ?? 0) > (properties?.size ?? 0);
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

/** A media field takes a published value as it stands; in an array of media each item does. */
function withSample(field: Field, sample: Json | undefined): Field {
  if (Array.isArray(sample)) {
    const items = field.items && sample.reduce(withSample, field.items);
    return items === field.items || !items ? field : { ...field, items };
  }
  const { media, samples = [] } = field;
  if (media === undefined || typeof sample !== "string" || samples.includes(sample)) return field;
  return { ...field, samples: [...samples, sample] };
}
