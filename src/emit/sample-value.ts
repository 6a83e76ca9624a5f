import type { Field, Fields } from "../runtime/field.js";

/** So many values are made for one parameter: objects can hold themselves. */
const MOST_VALUES = 100;

/**
 * A value made up from constraints alone. What can't be met, or not be met easily, is left to the reader.
 *
 * @param url What stands for a file.
 */
export function sampleValue(field: Field, definitions: Fields, url: string): unknown {
  let left = MOST_VALUES;
  return make(field);

  function make(part: Field): unknown {
    if (left-- <= 0) return null;
    const at = merged(part, definitions);
    if (at.enum) return at.enum[0];
    if (at.media) return url;
    switch ([at.type ?? "string"].flat().find((type) => type !== "null")) {
      case "boolean":
        return true;
      case "integer":
      case "number":
        return madeNumber(at);
      case "array":
        return madeArray(at, make);
      case "object":
        return madeObject(at, make);
      case "string":
        return "some text".padEnd(Math.min(at.minLength ?? 0, 1000), ".").slice(0, at.maxLength);
      default:
        return null;
    }
  }
}

/** True where a value is a file, or a list of files. */
export function takesFiles(field: Field, definitions: Fields): boolean {
  const { media, items } = merged(field, definitions);
  return (media ?? (items && merged(items, definitions).media)) !== undefined;
}

/** A field with all that applies at its place: what it refers to, its parts, and the first of its alternatives. */
function merged(field: Field, definitions: Fields): Field {
  const parts = new Set([field]);
  for (const { ref, allOf = [], anyOf: [first] = [] } of parts) {
    const referred =
      ref !== undefined && Object.hasOwn(definitions, ref) ? definitions[ref] : undefined;
    for (const part of [referred, ...allOf, first]) if (part) parts.add(part);
  }
  return [...parts].reduce((all, { fields, ...rest }) => {
    return { ...all, ...rest, ...(fields ? { fields: { ...all.fields, ...fields } } : {}) };
  });
}

function madeNumber({ multipleOf: step = 1, ...limits }: Field): number {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = limits;
  const least = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
  const most = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity);
  if (least === -Infinity) return Math.min(step, Math.floor(most / step) * step - step);
  const first = Math.ceil(least / step) * step;
  if (first !== exclusiveMinimum) return first <= most ? first : least;
  return first + step < most ? first + step : (least + most) / 2;
}

function madeArray(
  { prefixItems = [], items = {}, minItems = 1, uniqueItems }: Field,
  make: (part: Field) => unknown,
): unknown[] {
  const length = Math.max(prefixItems.length, Math.min(minItems, MOST_VALUES));
  return Array.from({ length }, (_, index) => {
    const part = prefixItems[index] ?? items;
    const value = make(part);
    if (!uniqueItems || index === 0) return value;
    if (part.enum) return part.enum[index];
    return typeof value === "number" ? value + index : `${String(value)} ${index + 1}`;
  });
}

function madeObject({ fields = {} }: Field, make: (part: Field) => unknown): object {
  const required = Object.entries(fields).filter(([, part]) => part.required);
  return Object.fromEntries(required.map(([name, part]) => [name, make(part)]));
}
