import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import { DIAGNOSTIC_CODES } from "../../src/model/diagnostic.js";
import type { Json, JsonObject } from "../../src/model/json.js";
import { nameModel, type NamedModel } from "../../src/naming/name-model.js";
import { InputError } from "../../src/runtime/index.js";
import { breakages, broken, checkedPart, closedBranches, respell, samples } from "./grammar.js";

/** One schema of the grammar, with what was found to be right of it. */
export interface Checked {
  readonly model: NamedModel;
  /** Inputs under friendly names that Ajv and the model both take, and that no alternative takes by what it does not know. */
  readonly inputs: readonly unknown[];
}

/** What is drawn for one case. */
export const cases = fc.record({
  sample: samples,
  choice: fc.nat(29),
  breakages: fc.array(breakages, { minLength: 4, maxLength: 8 }),
});

type Case = typeof cases extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/**
 * Judges one case: whatever Ajv takes builds and comes back as it was; whatever it refuses for a checked keyword is refused,
 * with issues.
 *
 * @param id The model's id.
 */
export function checkCase({ sample, choice, breakages: breaks }: Case, id: string): Checked {
  const { schema } = sample;
  const published = respell(schema, choice) as JsonObject;
  const model = nameModel({ comfygen: 1, id, input: published });
  for (const { code } of model.input.diagnostics) expect(DIAGNOSTIC_CODES).toHaveProperty(code);
  const { model: build } = modelInMemory(model);
  const accepts = compile(schema);
  const acceptsChecked = compile(checkedPart(schema));
  const acceptsClosed = compile(closedBranches(schema));

  const inputs: unknown[] = [];
  const candidates = [
    ...sample.values,
    ...sample.values.flatMap((value) =>
      breaks.map(({ at, value: replacement }) => broken(value, at, replacement)),
    ),
  ];
  for (const wire of candidates) {
    const isValid = accepts(wire);
    const isFine = acceptsChecked(wire);
    const input = build.parse(wire);
    const issues = issuesOf(() => expect(build(input).body).toEqual(wire));
    const context = () => JSON.stringify({ published, wire, input, issues });
    if (isValid) {
      expect(issues, context()).toBeUndefined();
      // A value may fit an alternative by what that does not know: its type is closed.
      if (acceptsClosed(wire)) inputs.push(input);
    } else if (!isFine) {
      expect(issues, context()).not.toBeUndefined();
    }
  }
  return { model, inputs };
}

function issuesOf(work: () => void): readonly string[] | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues.map(({ message }) => message);
  }
}

/** One for all schemas: to make one takes longer than all the rest. */
const ajv = new Ajv2020({
  strict: false,
  validateFormats: false,
  ownProperties: true,
  logger: false,
  multipleOfPrecision: 9,
  // Each runs a few times.
  code: { optimize: false },
});

function compile(schema: Json): ValidateFunction {
  const validate = ajv.compile(schema as JsonObject);
  ajv.removeSchema(schema as JsonObject);
  return validate;
}
