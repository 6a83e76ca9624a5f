import { InputError } from "../../src/runtime/errors.js";
import type { Field, Fields } from "../../src/runtime/field.js";
import { defineModel } from "../../src/runtime/model.js";
import type { InputIssue } from "../../src/runtime/issue.js";
import { nestedValues } from "../../src/runtime/nested.js";
import type { Check } from "../../src/runtime/rule.js";

/** Everything that is wrong with an input; nothing when the model takes it. */
export function issuesOf(model: (input: never) => unknown, input: unknown): readonly InputIssue[] {
  try {
    model(input as never);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
}

/** The messages about a value of a model that has one parameter, `value`. */
export function messagesOf(
  field: Field,
  checks: readonly Check[],
  value: unknown,
  definitions: Fields = {},
): string[] {
  const model = defineModel<{ value?: unknown }, unknown, { value: string }>({
    id: "acme/one",
    keys: { value: "value" },
    fields: { value: field },
    checks,
    definitions,
    nested: nestedValues,
  });
  return issuesOf(model, { value }).map((issue) => issue.message);
}
