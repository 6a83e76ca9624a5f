import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { schemaSize } from "../../src/model/size.js";
import { nameModel, type NamedModel } from "../../src/naming/name-model.js";
import { breaksObjects, isIdentifier } from "../../src/naming/safe-name.js";
import { anySchema, brokenSchema, orders, shuffled } from "../model/schemas.js";

function model(input: JsonObject, names?: Record<string, string>): NamedModel {
  return nameModel({ comfygen: 1, id: "a/b", input, ...(names ? { names } : {}) });
}

describe("a model's names", () => {
  it("are those of its parameters, wherever the schema says them", () => {
    const { names, root, input, output } = model(
      {
        $ref: "#/$defs/Input",
        $defs: {
          Input: {
            properties: { "6_text": { title: "Prompt" } },
            oneOf: [{ properties: { image_url: {} } }, { $ref: "#/$defs/Video" }],
          },
          Video: { properties: { video_url: {} }, required: ["video_url"] },
        },
      },
      { "6_text": "text" },
    );
    expect(Object.fromEntries(names.byPath)).toEqual({
      "6_text": "text",
      image_url: "imageUrl",
      video_url: "videoUrl",
    });
    expect([...(input.root.properties?.keys() ?? [])].sort()).toEqual(
      [...root.properties.keys()].sort(),
    );
    expect(output.diagnostics).toEqual([]);
  });

  it("are the same for any order of keys in the schema", () => {
    fc.assert(
      fc.property(anySchema, orders, (input, order) => {
        const one = model(input);
        const other = model(shuffled(input, order) as JsonObject);
        expect(new Map([...other.names.byPath].sort())).toEqual(
          new Map([...one.names.byPath].sort()),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("are identifiers, each one once at its place, and stay when they are pinned", () => {
    fc.assert(
      fc.property(fc.oneof(anySchema, brokenSchema), (input) => {
        const { names } = model(input);
        for (const table of names.tables.values()) {
          expect(new Set(table.values()).size).toBe(table.size);
          for (const name of table.values()) {
            expect(isIdentifier(name)).toBe(true);
            expect(breaksObjects(name)).toBe(false);
          }
        }
        const keys = [...names.tables.values()].reduce((sum, table) => sum + table.size, 0);
        expect(names.byPath.size).toBe(keys);
        const again = model(input, Object.fromEntries(names.byPath)).names;
        expect(again.problems).toEqual([]);
        expect(again.arePinned).toBe(true);
        expect(again.byPath).toEqual(names.byPath);
      }),
      { numRuns: 300 },
    );
  });
});

/** Definitions d0 to dn, each made from a reference to the one before; the input has a parameter of the last one. */
function chain(
  length: number,
  make: (before: JsonObject, index: number) => JsonObject,
): JsonObject {
  const definitions = Array.from({ length }, (_, index): [string, JsonObject] => [
    `d${index + 1}`,
    make({ $ref: `#/$defs/d${index}` }, index + 1),
  ]);
  return {
    properties: { p: { $ref: `#/$defs/d${length}` } },
    $defs: { d0: { properties: { x: { type: "string" } } }, ...Object.fromEntries(definitions) },
  };
}

function many(
  length: number,
  make: (index: number) => [key: string, schema: JsonObject],
): JsonObject {
  return Object.fromEntries(Array.from({ length }, (_, index) => make(index)));
}

function nested(levels: number, make: (inner: JsonObject) => JsonObject): JsonObject {
  let schema: JsonObject = { type: "string" };
  for (let level = 0; level < levels; level++) schema = make(schema);
  return schema;
}

describe("a schema that would take exponential or quadratic time is named at once", () => {
  it.each<[name: string, input: () => JsonObject]>([
    ["anyOf doubled", () => chain(60, (d) => ({ anyOf: [d, d] }))],
    [
      "anyOf doubled in other words",
      () => chain(60, (d) => ({ anyOf: [d, { allOf: [d], title: "T" }] })),
    ],
    ["allOf doubled", () => chain(60, (d) => ({ allOf: [d, d] }))],
    [
      "allOf doubled around more",
      () =>
        chain(60, (d, index) => ({ allOf: [d, { properties: { x: { minLength: index } } }, d] })),
    ],
    [
      "properties doubled",
      () =>
        chain(60, (d) => ({
          properties: {
            l: { allOf: [d, { minProperties: 1 }] },
            r: { allOf: [d, { minProperties: 2 }] },
          },
        })),
    ],
    [
      "branches with a part each",
      () =>
        chain(60, (d) => ({
          anyOf: [
            { allOf: [d, { properties: { p: {} } }] },
            { allOf: [d, { properties: { q: {} } }] },
          ],
        })),
    ],
    [
      "items doubled",
      () =>
        chain(60, (d, index) => ({
          allOf: [
            { items: d, minItems: 1 },
            { items: d, maxItems: index },
          ],
        })),
    ],
    [
      "parts that can't be folded",
      () =>
        chain(60, (d, index) => ({
          allOf: [
            { allOf: [d, { properties: { x: { anyOf: [{ const: index }, {}] } } }] },
            { allOf: [{ properties: { x: { anyOf: [{ const: -index }, {}] } } }, d] },
          ],
        })),
    ],
    ["20,000 references in a row", () => chain(20_000, (d) => d)],
    [
      "20,000 alternatives in a row",
      () => chain(20_000, (d, index) => ({ anyOf: [d, { const: index }] })),
    ],
    ["20,000 objects in a row", () => chain(20_000, (d) => ({ properties: { next: d } }))],
    [
      "2,000 definitions, each with a circle",
      () =>
        chain(2000, (d, index) => ({
          anyOf: [d, { $ref: "#/$defs/d2000" }],
          properties: { [`k${index}`]: {} },
        })),
    ],
    [
      "2,000 branches in a row that demand what is not there",
      () => ({
        $ref: "#/$defs/d2000",
        ...chain(2000, (d) => ({ anyOf: [d, { required: ["z"] }] })),
      }),
    ],
    [
      "5,000 parameters of one title",
      () => ({ properties: many(5000, (index) => [`${index}_text`, { title: "Prompt" }]) }),
    ],
    [
      "5,000 definitions that end alike",
      () => ({
        properties: many(5000, (index) => [`p${index}`, { $ref: `#/x/${index}/D` }]),
        x: many(5000, (index) => [`${index}`, { D: { properties: { a: {} } } }]),
      }),
    ],
    [
      "5,000 uses of 5,000 properties",
      () => ({
        properties: many(5000, (index) => [`p${index}`, { $ref: "#/$defs/A" }]),
        $defs: { A: { properties: many(5000, (index) => [`p${index}`, {}]) } },
      }),
    ],
    [
      "5,000 uses of 1,000 values",
      () => ({
        properties: many(5000, (index) => [`p${index}`, { allOf: [{ $ref: "#/$defs/E" }] }]),
        $defs: { E: { enum: Array.from({ length: 1000 }, (_, index) => index) } },
      }),
    ],
    [
      "5,000 branches with one key in common",
      () => ({
        oneOf: Object.values(
          many(5000, (index) => [
            "",
            { properties: { type: { const: index } }, required: ["type"] },
          ]),
        ).concat(
          Array.from({ length: 5000 }, (_, index) => ({ properties: { type: { const: index } } })),
        ),
      }),
    ],
    [
      "100,000 values",
      () => ({ properties: { a: { enum: Array.from({ length: 100_000 }, (_, index) => index) } } }),
    ],
    ["128 objects within each other", () => nested(128, (inner) => ({ properties: { a: inner } }))],
    [
      "128 conditions within each other",
      () =>
        nested(128, (inner) => ({ if: {}, else: inner, properties: { a: {} }, required: ["b"] })),
    ],
    [
      "128 branches within each other",
      () => nested(128, (inner) => ({ anyOf: [inner, { required: ["b"] }] })),
    ],
  ])("%s", (_, input) => {
    const { input: plain } = model(input());
    const sizes = [plain.root, ...plain.definitions.values()].map(schemaSize);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
  });

  it("what only values of more than 256 levels reach takes any value, with a diagnostic", () => {
    const { input, names } = model(chain(300, (d) => ({ properties: { next: d } })));
    const deep = input.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(deep).toEqual(["schema-deep /input/$defs/d44"]);
    expect(input.definitions.get("d44")).toEqual({});
    expect(input.definitions.has("d43")).toBe(false);
    expect(names.byPath.size).toBe(257);
  });
});
