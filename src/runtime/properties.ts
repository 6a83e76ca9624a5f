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
  const known = Object.entries(fields);
  const rules = new Map(known.map(([name, field]) => [name, ruleOf(field)]));
  const required = known.filter(([, field]) => field.required);
  return (value, at) => {
    for (const [name, field] of required) {
      if (!hasOwn(value, name)) enter(at, name, undefined, ruleOf(field));
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
    const wireKeys = inverse(at.namesAt(at.path.slice(0, -1)) ?? new Map());
    const close = suggest(`${at.path.at(-1)}`, [...names, ...wireKeys.keys()]);
    const friendly =
      close && (hasOwn(fields, close) ? close : wireKeys.get(close));
    const expected = oneOf(names);
    report(
      at,
      value,
      expected,
      friendly,
      friendly ? "unknown" : `unknown, expected ${expected}`,
    );
  };
}
