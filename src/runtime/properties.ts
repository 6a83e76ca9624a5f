import { oneOf } from "./describe.js";
import type { Fields } from "./field.js";
import { hasOwn } from "./own.js";
import { enter, report, type Inspection, type Rule } from "./inspection.js";
import { inverse } from "./rename.js";
import type { RuleOf } from "./rule.js";
import { suggest } from "./suggest.js";

export type PropertiesRule = (
  value: Readonly<Record<string, unknown>>,
  at: Inspection,
) => void;

/** Looks at an object: at each property by its field, at any other by the rule `others`. */
export function propertiesRule(
  fields: Fields,
  others: Rule,
  ruleOf: RuleOf,
): PropertiesRule {
  const rules = new Map<string, Rule>();
  const required = new Map<string, Rule>();
  for (const [name, field] of Object.entries(fields)) {
    const rule = ruleOf(field);
    rules.set(name, rule);
    if (field.required) required.set(name, rule);
  }
  return (value, at) => {
    for (const [name, rule] of required) {
      if (!hasOwn(value, name)) enter(at, name, undefined, rule);
    }
    for (const name in value) {
      if (hasOwn(value, name))
        enter(at, name, value[name], rules.get(name) ?? others);
    }
  };
}

/** Reports a property that the fields do not list. */
export function unknownRule(fields: Fields): Rule {
  return (value, at) => {
    const names = Object.keys(fields);
    const name = String(at.path.at(-1));
    const wireKeys = inverse(at.namesAt(at.path.slice(0, -1)) ?? new Map());
    const friendly = wireKeys.get(name) ?? suggest(name, names);
    const expected = oneOf(names);
    report(
      at,
      value,
      expected,
      friendly,
      friendly ? "unknown" : "unknown, expected " + expected,
    );
  };
}
