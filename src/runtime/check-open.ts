import { isBlob } from "./blob.js";
import type { Field, JsonType } from "./field.js";
import { enter, report, type Rule } from "./inspection.js";
import { isPlainObject, jsonType } from "./json-type.js";
import type { Check } from "./rule.js";

/** Takes any JSON value, and a `Blob` in the place of any. */
const anything: Rule = (value, at) => {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      enter(at, index, item, anything);
  } else if (isPlainObject(value)) {
    for (const [name, property] of Object.entries(value))
      enter(at, name, property, anything);
  } else if (!jsonType(value) && !isBlob(value)) {
    report(at, value, "a JSON value");
  }
};

/** Checks that items and properties are JSON where no keyword speaks of them. */
export const checkOpen: Check = (field) => {
  if (field.anyOf ?? field.allOf ?? field.ref) return undefined;
  const hasOpenItems = !field.items && mayBe(field, "array");
  const hasOpenProperties =
    !(field.fields ?? field.additional) && mayBe(field, "object");
  if (!hasOpenItems && !hasOpenProperties) return undefined;
  const start = field.prefixItems?.length ?? 0;
  return (value, at) => {
    if (Array.isArray(value)) {
      if (!hasOpenItems) return;
      for (const [index, item] of value.entries()) {
        if (index >= start) enter(at, index, item, anything);
      }
    } else if (hasOpenProperties) {
      anything(value, at);
    }
  };
};

function mayBe({ type }: Field, wanted: JsonType): boolean {
  return type === undefined || [type].flat().includes(wanted);
}
