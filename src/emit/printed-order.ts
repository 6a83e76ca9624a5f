import type { Schema } from "../model/schema.js";

/** A property of an object with its name in the generated code. */
export interface NamedProperty {
  readonly key: string;
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/**
 * The properties of an object in the order in which they are printed everywhere: required ones first, each group by name
 * in code-unit order.
 *
 * @param table Wire key -> friendly name; without one a key is its own name.
 */
export function inPrintedOrder(
  schema: Schema,
  table?: ReadonlyMap<string, string>,
): NamedProperty[] {
  return Array.from(schema.properties ?? [], ([key, property]) => ({
    key,
    name: table?.get(key) ?? key,
    schema: property,
    isRequired: schema.required?.has(key) ?? false,
  })).sort((one, other) => {
    if (one.isRequired !== other.isRequired) return one.isRequired ? -1 : 1;
    return one.name < other.name ? -1 : 1;
  });
}
