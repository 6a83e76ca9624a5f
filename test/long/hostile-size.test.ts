import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/model/json.js";
import { Sandbox } from "../hostile/sandbox.js";

const sandbox = new Sandbox();

function object(properties: JsonObject): JsonObject {
  return { type: "object", properties };
}

/** Forty definitions, each of which uses the one before it twice. */
function doubling(use: (reference: JsonObject) => JsonObject): JsonObject {
  const definitions: [string, JsonObject][] = [["D0", object({ x: { type: "string" } })]];
  for (let level = 1; level < 40; level += 1)
    definitions.push([`D${level}`, use({ $ref: `#/$defs/D${level - 1}` })]);
  return { ...object({ root: { $ref: "#/$defs/D39" } }), $defs: Object.fromEntries(definitions) };
}

function nested(levels: number, wrap: (inner: Json) => JsonObject): JsonObject {
  let schema: JsonObject = { type: "string" };
  for (let level = 0; level < levels; level += 1) schema = wrap(schema);
  return object({ a: schema });
}

function chain(length: number, link: (next: JsonObject) => JsonObject): JsonObject {
  const definitions = Array.from({ length }, (_, index): [string, JsonObject] => [
    `C${index}`,
    link({ $ref: `#/$defs/C${index + 1}` }),
  ]);
  const last: [string, JsonObject] = [`C${length}`, { type: "string" }];
  return {
    ...object({ a: { $ref: "#/$defs/C0" } }),
    $defs: Object.fromEntries([...definitions, last]),
  };
}

describe("neither exponential time nor memory, and no stack that overflows", () => {
  it.each<[string, JsonObject]>([
    [
      "100,000 values in an enum",
      object({ a: { enum: Array.from({ length: 100_000 }, (_, at) => `value ${at}`) } }),
    ],
    [
      "5,000 properties",
      object(
        Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`p${at}`, { type: "string" }])),
      ),
    ],
    [
      "5,000 properties that want one name",
      object(
        Object.fromEntries(
          Array.from({ length: 5000 }, (_, at) => [
            `${at}_text`,
            { type: "string", title: "Prompt" },
          ]),
        ),
      ),
    ],
    [
      "2,000 branches",
      object({
        a: {
          anyOf: Array.from({ length: 2000 }, (_, at) =>
            object({ [`k${at}`]: { type: "string" } }),
          ),
        },
      }),
    ],
    ["properties that double", doubling((reference) => object({ one: reference, two: reference }))],
    ["parts that double", doubling((reference) => ({ allOf: [reference, reference] }))],
    ["branches that double", doubling((reference) => ({ anyOf: [reference, reference] }))],
    ["tuples that double", doubling((reference) => ({ prefixItems: [reference, reference] }))],
    [
      "properties with parts that double",
      doubling((reference) =>
        object({
          one: { type: "object", allOf: [reference] },
          two: { type: "object", allOf: [reference] },
        }),
      ),
    ],
    [
      "branches with parts that double",
      doubling((reference) => ({
        anyOf: [{ allOf: [reference], description: "x" }, { oneOf: [reference, { type: "null" }] }],
      })),
    ],
    ["deep objects", nested(110, (inner) => object({ a: inner }))],
    ["deep arrays", nested(110, (inner) => ({ type: "array", items: inner }))],
    ["deep branches", nested(110, (inner) => ({ anyOf: [inner, { type: "null" }] }))],
    ["deep parts", nested(110, (inner) => ({ allOf: [inner, { description: "x" }] }))],
    ["deep negations", nested(110, (inner) => ({ not: inner }))],
    ["a chain of 5,000 references", chain(5000, (next) => next)],
    ["a chain of 2,000 objects", chain(2000, (next) => object({ next }))],
    ["itself", { $ref: "#" }],
    [
      "itself as a property",
      object({ self: { $ref: "#" }, list: { type: "array", items: { $ref: "#" } } }),
    ],
    ["itself as a branch", { anyOf: [{ $ref: "#" }, { allOf: [{ $ref: "#" }] }] }],
    [
      "two that are each other",
      {
        ...object({ a: { $ref: "#/$defs/A" } }),
        $defs: { A: { $ref: "#/$defs/B" }, B: { $ref: "#/$defs/A" } },
      },
    ],
    [
      "a billion items",
      object({ a: { type: "array", items: { type: "string" }, minItems: 1e9, maxItems: 2e9 } }),
    ],
    [
      "a tuple of 2,000",
      object({
        a: {
          type: "array",
          minItems: 2000,
          prefixItems: Array.from({ length: 2000 }, () => ({ type: "string" })),
        },
      }),
    ],
    [
      "a default of 100,000 items",
      object({
        a: { type: "array", items: {}, default: Array.from({ length: 100_000 }, (_, at) => at) },
      }),
    ],
    [
      "a description of 5 MB",
      object({ a: { type: "string", description: "so many words ".repeat(360_000) } }),
    ],
  ])("%s", (_, input) => {
    sandbox.putModel("studio/large", input);
    const { status, stderr } = sandbox.run("generate", "--runtime", "x");
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: 0, stack: false });
  });
});
