import type { NamedModel } from "../naming/name-model.js";
import { LEVELS, type Finding } from "./finding.js";
import { named } from "./named.js";
import { pairModels, type ModelPair } from "./model-pair.js";
import type { Hit, ModelRule, ValueRule } from "./rule.js";
import { MODEL_RULES, VALUE_RULES } from "./rules.js";
import { pairInputs, pairOutputs } from "./value-pair.js";

/**
 * What changed for callers between two catalogues. Pure, and the order of the models decides nothing.
 *
 * @returns By model in code-unit order, and within one the most severe first. Empty where nothing changed.
 */
export function diffModels(before: readonly NamedModel[], after: readonly NamedModel[]): Finding[] {
  return pairModels(before, after).flatMap((pair) =>
    findIn(pair).sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level)),
  );
}

function findIn(pair: ModelPair): Finding[] {
  const { id, before, after } = pair;
  const findings: Finding[] = [];
  for (const rule of MODEL_RULES) {
    const hit = rule.find(pair);
    if (hit) findings.push(finding(id, rule, hit, "the model"));
  }
  if (!before || !after) return findings;
  for (const side of ["input", "output"] as const) {
    const rules = VALUE_RULES.filter((rule) => rule.side === side);
    const values = side === "input" ? pairInputs(before, after) : pairOutputs(before, after);
    for (const value of values) {
      for (const rule of rules) {
        const hit = rule.find(value);
        if (!hit) continue;
        const found = finding(id, rule, hit, value.path === "" ? `the ${side}` : named(value.path));
        findings.push(value.path === "" ? found : { ...found, path: value.path });
      }
    }
  }
  return findings;
}

function finding(
  model: string,
  { id, level, side }: Pick<ValueRule | ModelRule, "id" | "level" | "side">,
  { says, before, after }: Hit,
  subject: string,
): Finding {
  return {
    rule: id,
    level,
    side,
    model,
    message: `${subject} ${says}`,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
