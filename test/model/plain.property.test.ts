import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { withFlatParameters } from "../../src/model/parameters.js";
import { plainSchema } from "../../src/model/plain.js";
import type { Schema } from "../../src/model/schema.js";
import { readable, readableDefinitions } from "./readable.js";
import { anySchema, brokenSchema, orders, shuffled } from "./schemas.js";

const RUNS = { numRuns: 300 };
const DOCUMENTATION = new Set(["ref", "title", "description", "default", "deprecated", "notes"]);

/** A schema and all within it, as they are used. */
function within(schema: Schema): Schema[] {
  const all = [schema];
  for (const { properties, items, prefixItems, additional, anyOf, allOf } of all) {
    all.push(
      ...(properties?.values() ?? []),
      ...(prefixItems ?? []),
      ...(anyOf ?? []),
      ...(allOf ?? []),
    );
    if (items) all.push(items);
    if (additional) all.push(additional);
  }
  return all;
}

describe("whatever JSON stands for a schema", () => {
  it.each<[name: string, published: fc.Arbitrary<JsonObject>]>([
    ["the grammar", anySchema],
    ["the grammar with wrong values", brokenSchema],
    ["any object", fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>],
  ])("it is made plain, without a throw: %s", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (published) => {
        const { root, definitions, diagnostics } = withFlatParameters(
          plainSchema(published, "/input"),
        );
        for (const schema of [root, ...definitions.values()].flatMap(within)) {
          if (schema.ref === undefined) continue;
          expect(definitions.has(schema.ref)).toBe(true);
          expect(Object.keys(schema).filter((keyword) => !DOCUMENTATION.has(keyword))).toEqual([]);
        }
        for (const key of root.required ?? []) expect(root.properties?.has(key)).toBe(true);
        const told = diagnostics.map((diagnostic) => JSON.stringify(diagnostic));
        expect(new Set(told).size).toBe(told.length);
        for (const { pointer } of diagnostics) expect(pointer).toMatch(/^\/input(\/|$)/);
      }),
      RUNS,
    );
  });

  it("no definition leads back to itself without a step into the value", () => {
    fc.assert(
      fc.property(anySchema, (published) => {
        const { definitions } = plainSchema(published, "/input");
        const inPlace = ({ ref, anyOf = [], allOf = [] }: Schema): string[] => [
          ...(ref === undefined ? [] : [ref]),
          ...[...anyOf, ...allOf].flatMap(inPlace),
        ];
        for (const [start, schema] of definitions) {
          const reached = new Set(inPlace(schema));
          for (const name of reached)
            for (const next of inPlace(definitions.get(name) ?? {})) reached.add(next);
          expect(reached).not.toContain(start);
        }
      }),
      RUNS,
    );
  });

  it("the order of its keys decides nothing", () => {
    fc.assert(
      fc.property(anySchema, orders, (published, order) => {
        const one = plainSchema(published, "/input");
        const other = plainSchema(shuffled(published, order) as JsonObject, "/input");
        expect(readable(other.root)).toEqual(readable(one.root));
        expect(readableDefinitions(other)).toEqual(readableDefinitions(one));
        expect(other.diagnostics).toEqual(one.diagnostics);
      }),
      RUNS,
    );
  });
});
