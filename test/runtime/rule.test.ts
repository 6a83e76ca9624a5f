import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkAlternatives } from "../../src/runtime/check-alternatives.js";
import { checkEnum } from "../../src/runtime/check-enum.js";
import { checkExclusiveRange } from "../../src/runtime/check-exclusive-range.js";
import { checkItems } from "../../src/runtime/check-items.js";
import { checkLength } from "../../src/runtime/check-length.js";
import { checkMultiple } from "../../src/runtime/check-multiple.js";
import { checkObject } from "../../src/runtime/check-object.js";
import { checkRange } from "../../src/runtime/check-range.js";
import type { Field, Fields, JsonType } from "../../src/runtime/field.js";
import { messagesOf } from "./refusal.js";

const checks = [
  checkEnum,
  checkRange,
  checkExclusiveRange,
  checkMultiple,
  checkLength,
  checkItems,
  checkObject,
  checkAlternatives,
];

/** One for all schemas: to make one takes longer than all the rest. */
const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true });

/** A field as JSON Schema says it. */
function schemaOf(field: Field): Record<string, unknown> {
  const { fields, additional, items, prefixItems, anyOf, allOf, ref, required: _, ...same } = field;
  const schema: Record<string, unknown> = { ...same };
  if (items) schema.items = schemaOf(items);
  if (prefixItems) schema.prefixItems = prefixItems.map(schemaOf);
  if (anyOf) schema.anyOf = anyOf.map(schemaOf);
  if (allOf) schema.allOf = allOf.map(schemaOf);
  if (ref) schema.$ref = `#/$defs/${ref}`;
  if (fields) {
    const entries = Object.entries(fields);
    schema.properties = Object.fromEntries(entries.map(([name, one]) => [name, schemaOf(one)]));
    schema.required = entries.flatMap(([name, one]) => (one.required ? [name] : []));
    schema.additionalProperties = false;
  }
  if (additional) schema.additionalProperties = schemaOf(additional);
  return schema;
}

const names = ["a", "b", "c"];
const definitionNames = ["one", "two"];
const types: JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];
const small = fc.integer({ min: -3, max: 3 });
const count = fc.integer({ min: 0, max: 3 });

const { json: tree } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      null,
      true,
      false,
      0,
      1,
      2,
      -1,
      0.5,
      1.5,
      -0,
      "",
      "a",
      "b",
      "ab",
      "👍",
      "1",
      "null",
    ),
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, "d", "__proto__"), tie("json"), { maxKeys: 3 }),
  ),
}));

/** As JSON.parse makes it: Ajv takes an object without a prototype for no equal of one with. */
const json = tree.map((value): unknown => JSON.parse(JSON.stringify(value)));

const { field } = fc.letrec<{ field: Field }>((tie) => ({
  field: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc
      .record(
        {
          type: fc.oneof(
            fc.constantFrom(...types),
            fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
          ),
          enum: fc.uniqueArray(json, { minLength: 1, maxLength: 4 }),
          minimum: small,
          maximum: small,
          exclusiveMinimum: small,
          exclusiveMaximum: small,
          multipleOf: fc.constantFrom(1, 2, 0.5),
          minLength: count,
          maxLength: count,
          minItems: count,
          maxItems: count,
          uniqueItems: fc.boolean(),
          minProperties: count,
          maxProperties: count,
          required: fc.boolean(),
        },
        { requiredKeys: [] },
      )
      .map(thinned),
    fc
      .record(
        {
          type: fc.constantFrom(...types),
          items: tie("field"),
          prefixItems: fc.array(tie("field"), { minLength: 1, maxLength: 2 }),
          fields: fc.dictionary(fc.constantFrom(...names), tie("field"), { maxKeys: 3 }),
          additional: tie("field"),
          anyOf: fc.array(tie("field"), { minLength: 1, maxLength: 3 }),
          allOf: fc.array(tie("field"), { minLength: 1, maxLength: 2 }),
          ref: fc.constantFrom(...definitionNames),
          required: fc.boolean(),
        },
        { requiredKeys: [] },
      )
      .map(thinned),
  ),
}));

/** Drops keywords by turns: a field that has all of them takes nothing. */
function thinned(one: Field): Field {
  const entries = Object.entries(one);
  const start = JSON.stringify(one).length;
  return Object.fromEntries(entries.filter((_, index) => (index + start) % 3 === 0));
}

describe("all checks together", () => {
  it("take what JSON Schema takes, and nothing else", () => {
    const seen = { taken: 0, refused: 0 };
    const tall = (taken: boolean): void => {
      seen[taken ? "taken" : "refused"]++;
    };
    fc.assert(
      fc.property(
        field,
        fc.record({ one: field, two: field }),
        fc.array(json, { minLength: 5, maxLength: 5 }),
        (given, definitions: Fields & { one: Field; two: Field }, values) => {
          fc.pre(!leadsBack(definitions));
          const $defs = { one: schemaOf(definitions.one), two: schemaOf(definitions.two) };
          const validate = ajv.compile({ ...schemaOf(given), $defs });
          for (const value of values) {
            const taken = validate(value);
            tall(taken);
            expect([value, messagesOf(given, checks, value, definitions).length === 0]).toEqual([
              value,
              taken,
            ]);
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(seen.taken).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(100);
  });
});

/** True where a definition leads to itself without a step into the value: JSON Schema leaves open what that means. */
function leadsBack(definitions: Fields): boolean {
  const reaches = (one: Field, seen: readonly string[]): boolean => {
    if (one.ref !== undefined) {
      const next = definitions[one.ref];
      if (seen.includes(one.ref) || (next && reaches(next, [...seen, one.ref]))) return true;
    }
    return [...(one.anyOf ?? []), ...(one.allOf ?? [])].some((branch) => reaches(branch, seen));
  };
  return Object.values(definitions).some((one) => reaches(one, []));
}
