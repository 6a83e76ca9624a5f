import type { Fields } from "./field.js";
import { type Inspection, report, type Rule } from "./inspection.js";
import type { InputIssue } from "./issue.js";
import type { Check, RuleOf } from "./rule.js";

/** Checks `anyOf`, `allOf` and `ref`. */
export const checkAlternatives: Check = (
  { anyOf = [], allOf = [], ref },
  ruleOf,
  definitions,
) => {
  const rules = allOf.map(ruleOf);
  if (anyOf.length > 0) rules.push(anyRule(anyOf.map(ruleOf)));
  if (ref !== undefined) rules.push(referenceRule(ref, ruleOf, definitions));
  if (rules.length === 0) return undefined;
  return (value, at) => {
    for (const rule of rules) rule(value, at);
  };
};

/** Passes what one of the branches passes. Else reports what the branch that came closest has found. */
function anyRule(branches: readonly Rule[]): Rule {
  return (value, at) => {
    const attempts: (readonly InputIssue[])[] = [];
    for (const branch of branches) {
      const found = attempt(branch, value, at);
      if (found.length === 0) return;
      attempts.push(found);
    }
    const isHere = (issue: InputIssue): boolean =>
      issue.segments.length === at.path.length;
    const [closest] = attempts
      .filter((found) => !found.some(isHere))
      .sort((a, b) => a.length - b.length);
    if (closest) {
      at.issues.push(...closest);
    } else {
      const expected = attempts
        .flat()
        .filter(isHere)
        .map((issue) => issue.expected);
      report(at, value, [...new Set(expected)].join(" or "));
    }
  };
}

/** The rules of each model's definitions, by name. */
const definedRules = new WeakMap<RuleOf, Map<string, Rule>>();

/** The rule of a definition is made when a value first needs it, as definitions may lead back to themselves. */
function definedRule(name: string, ruleOf: RuleOf, definitions: Fields): Rule {
  const rules = definedRules.get(ruleOf) ?? new Map<string, Rule>();
  definedRules.set(ruleOf, rules);
  const field = Object.hasOwn(definitions, name)
    ? definitions[name]
    : undefined;
  const rule = rules.get(name) ?? ruleOf(field ?? {});
  rules.set(name, rule);
  return rule;
}

/**
 * Applies a definition once at each place: alternatives that lead to the same one would else try it again and again, at
 * every level. One that leads back to itself at the same place adds nothing.
 */
function referenceRule(
  name: string,
  ruleOf: RuleOf,
  definitions: Fields,
): Rule {
  return (value, at) => {
    at.referred ??= new Map();
    const place = JSON.stringify([name, at.path]);
    let found = at.referred.get(place);
    if (!found) {
      at.referred.set(place, []);
      found = attempt(definedRule(name, ruleOf, definitions), value, at);
      at.referred.set(place, found);
    }
    at.issues.push(...found);
  };
}

/** What a rule has to say, before it is said. */
function attempt(
  rule: Rule,
  value: unknown,
  at: Inspection,
): readonly InputIssue[] {
  const { issues } = at;
  const found: InputIssue[] = [];
  at.issues = found;
  rule(value, at);
  at.issues = issues;
  return found;
}
