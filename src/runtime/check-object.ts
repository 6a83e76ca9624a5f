import { describeCount } from "./count.js";
import { type Inspection, report, type Rule } from "./inspection.js";
import { isPlainObject } from "./json-type.js";
import { propertiesRule, unknownRule } from "./properties.js";
import type { Check } from "./rule.js";

/** Checks `fields`, `additional`, `minProperties` and `maxProperties`. */
export const checkObject: Check = (field, ruleOf) => {
  const {
    fields = {},
    additional,
    minProperties = 0,
    maxProperties = Infinity,
  } = field;
  const isBounded = minProperties > 0 || maxProperties < Infinity;
  if (!field.fields && !additional && !isBounded) return undefined;
  const unknown = unknownRule(fields);
  const rest = additional && ruleOf(additional);
  const others: Rule = (value, at) => {
    const rule = rest && !isWireKey(at) ? rest : unknown;
    rule(value, at);
  };
  const properties =
    (field.fields ?? additional) && propertiesRule(fields, others, ruleOf);
  const count = describeCount(minProperties, maxProperties, "properties");
  return (value, at) => {
    if (!isPlainObject(value)) return;
    const { length } = Object.keys(value);
    if (length < minProperties || length > maxProperties) {
      report(at, value, count, undefined, `expected ${count}, got ${length}`);
    }
    properties?.(value, at);
  };
};

/** True where the property at hand has the wire key of another one, which would take its place in the request. */
function isWireKey({ path, namesAt }: Inspection): boolean {
  const names = namesAt(path.slice(0, -1));
  const name = String(path.at(-1));
  return (
    names !== undefined &&
    !names.has(name) &&
    [...names.values()].includes(name)
  );
}
