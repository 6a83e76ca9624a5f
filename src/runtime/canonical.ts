import { isPlainObject, jsonType } from "./json-type.js";

/**
 * Equal text for equal JSON values, whatever the order of their properties. What is not JSON (a `Blob`) equals only
 * itself: `others` numbers it.
 */
export function canonical(
  value: unknown,
  others = new Map<unknown, number>(),
): string {
  return JSON.stringify(value, (_name, part: unknown) => {
    if (isPlainObject(part)) {
      const names = Object.keys(part).sort();
      return Object.fromEntries(names.map((name) => [name, part[name]]));
    }
    if (jsonType(part)) return part;
    others.set(part, others.get(part) ?? others.size);
    return { "": others.get(part) };
  });
}
