// Made by comfygen. Do not edit.

import { isPlainObject } from "./json-type.js";
import { hasOwn } from "./own.js";

/** Friendly name -> wire key, as a module has it. */
export type Keys = Readonly<Record<string, string>>;

/** Old name -> new name. */
export type Names = ReadonlyMap<string, string>;

/** The table that undoes another one. */
export function inverse(names: Names): Names {
  return new Map([...names].map(([name, other]) => [other, name]));
}

/**
 * A copy of an object under other names; any other value as it is. What the table does not list keeps its name.
 * `convert` gives the new value of a property, by its old and its new name.
 */
export function rename(
  value: unknown,
  names: Names | undefined,
  convert?: (value: unknown, name: string, newName: string) => unknown,
): unknown {
  if (!isPlainObject(value)) return value;
  let renamed: Record<string, unknown> = {};
  for (const name in value) {
    if (!hasOwn(value, name)) continue;
    const newName = names?.get(name) ?? name;
    const part = convert ? convert(value[name], name, newName) : value[name];
    // Assigned, this name would set the prototype.
    if (newName === "__proto__") renamed = { ...renamed, [newName]: part };
    else renamed[newName] = part;
  }
  return renamed;
}
