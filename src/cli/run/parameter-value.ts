import type { Field, Fields } from "../../runtime/field.js";
import { jsonType } from "../../runtime/json-type.js";
import { CommandError, EXIT } from "../exit-status.js";

/** A field and all fields that it is made of at the same place: its branches, and what it refers to. */
export function partsOf(field: Field, definitions: Fields): Field[] {
  const parts = new Set<Field>([field]);
  for (const { anyOf = [], allOf = [], ref } of parts) {
    for (const part of [...anyOf, ...allOf]) parts.add(part);
    const definition =
      ref !== undefined && Object.hasOwn(definitions, ref) ? definitions[ref] : undefined;
    if (definition) parts.add(definition);
  }
  return [...parts];
}

/** The types that a value may have; undefined where it may be anything. */
export function typesOf(field: Field, definitions: Fields): ReadonlySet<string> | undefined {
  const types = partsOf(field, definitions).flatMap(({ type, enum: options = [] }) => [
    ...[type ?? []].flat(),
    ...options.map(jsonType),
  ]);
  return types.length === 0 ? undefined : new Set(types);
}

/** True where text is taken and nothing else is: whatever is given stays text. */
export function isText(field: Field, definitions: Fields): boolean {
  return isOnly(["string"], typesOf(field, definitions));
}

export function isNumber(field: Field, definitions: Fields): boolean {
  return isOnly(["integer", "number"], typesOf(field, definitions));
}

/** True where a value is an array: its flag may be given several times. */
export function isList(field: Field, definitions: Fields): boolean {
  return isOnly(["array"], typesOf(field, definitions));
}

/** True where a value is true or false. */
export function isSwitch(field: Field, definitions: Fields): boolean {
  return field.enum === undefined && isOnly(["boolean"], typesOf(field, definitions));
}

/** Whether null is taken as well makes no difference to a flag. */
function isOnly(wanted: readonly string[], types: ReadonlySet<string> | undefined): boolean {
  const others = [...(types ?? [])].filter((type) => type !== "null");
  return others.length > 0 && others.every((type) => wanted.includes(type));
}

/**
 * What the texts given for a parameter mean. Text stays text wherever text alone is taken. Elsewhere it is JSON, if that is of
 * a type that is taken; if not it stays text, for the model's own checks to refuse. Of several texts the last counts, but
 * for a list each is an item. A list of anything but words can be one JSON array as well.
 *
 * @param name For messages.
 * @throws CommandError for an integer that JavaScript can't hold exactly.
 */
export function valueOf(
  name: string,
  texts: readonly string[],
  field: Field,
  definitions: Fields,
): unknown {
  if (!isList(field, definitions)) return one(texts.at(-1) ?? "", field);
  const { items = {}, prefixItems = [] } =
    partsOf(field, definitions).find((part) => part.items ?? part.prefixItems) ?? {};
  const whole = texts.length === 1 ? wholeList(texts[0] ?? "", items) : undefined;
  return whole ?? texts.map((text, index) => one(text, prefixItems[index] ?? items));

  function one(text: string, taken: Field): unknown {
    const types = typesOf(taken, definitions);
    const options = partsOf(taken, definitions).flatMap((part) => part.enum ?? []);
    if (options.length === 0 ? isText(taken, definitions) : options.includes(text)) return text;
    const value = parse(text);
    const type = jsonType(value);
    if (type === "" || (types && !types.has(type) && !isFraction(type, types))) return text;
    if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) {
      throw new CommandError(EXIT.badInput, `${name}: ${text} is too large to be sent exactly`);
    }
    return value;
  }

  function wholeList(text: string, item: Field): readonly unknown[] | undefined {
    const isMedia = partsOf(item, definitions).some(({ media }) => media !== undefined);
    const isWords = isText(item, definitions) && !isMedia;
    if (isWords || typesOf(item, definitions)?.has("array")) return undefined;
    const value = parse(text);
    return Array.isArray(value) ? value : undefined;
  }
}

function isFraction(type: string, types: ReadonlySet<string>): boolean {
  return type === "integer" && types.has("number");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
