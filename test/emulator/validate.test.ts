import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BodyChecker } from "../../src/emulator/validate.js";
import type { ModelFile } from "../../src/model/file.js";
import type { Json, JsonObject } from "../../src/model/json.js";
import { draw, flf, flfBody } from "./models.js";

function check(input: JsonObject, body: Json) {
  return new BodyChecker().check({ ...draw, input }, body);
}

function isTaken(input: JsonObject, body: Json): boolean {
  return check(input, body).details.length === 0;
}

describe("what is wrong with a body", () => {
  const { "6_text": _, ...withoutText } = flfBody;
  it.each<[string, JsonObject, (readonly [string | number, string])[]]>([
    ["nothing", flfBody, []],
    ["a missing parameter", withoutText, [["6_text", "missing"]]],
    ["a type", { ...flfBody, "6_text": 1 }, [["6_text", "type"]]],
    ["null", { ...flfBody, "6_text": null }, [["6_text", "type"]]],
    ["an integer with a fraction", { ...flfBody, "57_steps": 7.5 }, [["57_steps", "type"]]],
    ["a range", { ...flfBody, "57_steps": 21 }, [["57_steps", "maximum"]]],
    ["the range of a float", { ...flfBody, "57_cfg": 0.5 }, [["57_cfg", "minimum"]]],
    ["an enum", { ...flfBody, "67_length": 82 }, [["67_length", "enum"]]],
    [
      "two things",
      { ...flfBody, "57_steps": 0, "6_text": 1 },
      [
        ["6_text", "type"],
        ["57_steps", "minimum"],
      ],
    ],
  ])("%s", (_name, body, want) => {
    const { details, note } = new BodyChecker().check(flf, body);
    expect(details.map(({ loc, type }) => [loc[1], type])).toEqual(want);
    expect(note).toBeUndefined();
  });

  it("is said with its place, numbers for items, and the values that would do", () => {
    const input = {
      properties: {
        loras: {
          type: "array",
          items: {
            required: ["path"],
            properties: { "a/b": { enum: ["x", "y"] } },
            additionalProperties: false,
          },
        },
      },
    };
    expect(check(input, { loras: [{ "a/b": "x" }, { "a/b": "z", "c~d": 1 }] }).details).toEqual([
      { loc: ["body", "loras", 0, "path"], msg: "is required", type: "missing" },
      { loc: ["body", "loras", 1, "path"], msg: "is required", type: "missing" },
      {
        loc: ["body", "loras", 1, "c~d"],
        msg: "must NOT have additional properties",
        type: "additionalProperties",
      },
      {
        loc: ["body", "loras", 1, "a/b"],
        msg: 'must be equal to one of the allowed values: ["x","y"]',
        type: "enum",
      },
    ]);
  });

  it("is cut after 50 things", () => {
    const input = { additionalProperties: { type: "string" } };
    const body = Object.fromEntries(Array.from({ length: 80 }, (_unused, at) => [`p${at}`, at]));
    expect(check(input, body).details).toHaveLength(50);
  });

  it.each<[Json]>([[null], ["text"], [1], [[]], [true]])("%j is no object", (body) => {
    expect(check({}, body).details).toMatchObject([{ loc: ["body"], type: "type" }]);
  });
});

describe("the models of this repository", () => {
  const folder = new URL("../../schemas/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .toSorted();

  it.each(files)("%s: its own example is taken, an empty body is not", (file) => {
    const model = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as ModelFile;
    const checker = new BodyChecker();
    expect(checker.check(model, model.example ?? {})).toEqual({ details: [] });
    expect(checker.check(model, {}).details.map(({ type }) => type)).toContain("missing");
  });
});

describe("a published schema", () => {
  const condition: Json = JSON.parse(
    '{ "if": { "minimum": 5 }, "then": { "maximum": 6 }, "else": { "minimum": 1 } }',
  );
  it.each<[string, Json, Json, boolean]>([
    ["float", { type: "float" }, 1.5, true],
    ["float", { type: "float" }, "1.5", false],
    ["a type nobody knows", { type: "image" }, 7, true],
    ["types", { type: ["float", "null"] }, null, true],
    ["types", { type: ["float", "null"] }, "x", false],
    ["nullable", { type: "string", nullable: true }, null, true],
    ["nullable", { type: "string", nullable: false }, null, false],
    ["a format", { type: "string", format: "image_uri" }, "no URL", true],
    ["a pattern", { type: "string", pattern: "^a$" }, "b", true],
    ["a draft-4 limit", { minimum: 1, exclusiveMinimum: true }, 1, false],
    ["a draft-4 limit", { minimum: 1, exclusiveMinimum: false }, 1, true],
    ["a limit of the wrong kind", { minimum: "5" }, 1, true],
    ["a multiple", { multipleOf: 0.1 }, 1.1, true],
    ["a multiple", { multipleOf: 0.1 }, 1.15, false],
    ["a multiple of nothing", { multipleOf: 0 }, 1.15, true],
    ["an empty enum", { enum: [] }, 1, true],
    ["a const", { const: { x: [1] } }, { x: [1] }, true],
    ["a const", { const: { x: [1] } }, { x: [2] }, false],
    ["an array without items", { type: "array" }, [1, "x"], true],
    ["an old tuple", { items: [{ type: "string" }], additionalItems: false }, ["x"], true],
    ["an old tuple", { items: [{ type: "string" }], additionalItems: false }, ["x", 1], false],
    ["a tuple", { prefixItems: [{ type: "string" }] }, [1], false],
    ["a reference", { $ref: "#/definitions/a~1b" }, "x", false],
    ["a reference", { $ref: "#/definitions/a~1b" }, 1, true],
    ["a reference to anywhere", { $ref: "#/x/deep/0" }, 2, false],
    ["a reference to nothing", { $ref: "#/definitions/none" }, 2, true],
    ["a reference elsewhere", { $ref: "https://example.com/schema.json" }, 2, true],
    ["recursion", { $ref: "#/definitions/tree" }, { kids: [{ kids: [] }] }, true],
    ["recursion", { $ref: "#/definitions/tree" }, { kids: [{ kids: [1] }] }, false],
    ["a condition", condition, 7, false],
    ["a condition", condition, 2, true],
    ["a condition on a pattern", { if: { pattern: "x" }, else: { type: "null" } }, "y", true],
    ["one of", { oneOf: [{ type: "integer" }, { type: "number" }] }, 1, false],
    ["one of, with a pattern", { oneOf: [{ pattern: "x" }, { type: "string" }] }, "x", true],
    ["not", { not: { type: "string" } }, "x", false],
    ["not a pattern", { not: { pattern: "x" } }, "y", true],
    ["closed", { properties: { x: {} }, additionalProperties: false }, { y: 1 }, false],
    [
      "closed but for a pattern",
      { patternProperties: { y: {} }, additionalProperties: false },
      { y: 1 },
      true,
    ],
    ["old dependencies", { dependencies: { x: ["y"] } }, { x: 1 }, false],
    ["old dependencies", { dependencies: { x: { required: ["y"] } } }, { x: 1 }, false],
    ["required without a property", { properties: { x: {} }, required: ["y"] }, { x: 1 }, false],
    ["an inherited property", { required: ["constructor"] }, {}, false],
    ["an inherited property", { required: ["__proto__"] }, {}, false],
    ["false", false, 1, false],
    ["rubbish", 7, 1, true],
    ["rubbish for properties", { properties: 7, additionalProperties: false }, { x: 1 }, true],
  ])("with %s: %j takes %j: %s", (_name, schema, value, want) => {
    const input = {
      definitions: {
        "a/b": { type: "integer" },
        tree: { type: "object", properties: { kids: { items: { $ref: "#/definitions/tree" } } } },
      },
      x: { deep: [{ enum: [1] }] },
      properties: { value: schema },
    };
    expect(isTaken(input, { value })).toBe(want);
    expect(check(input, { value }).note).toBeUndefined();
  });
});

describe("a schema that means harm", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(globalThis, "canary");
  });

  const attack = `"];globalThis.canary=1;//\u2028\`\${globalThis.canary=1}\\`;
  it.each<[string, JsonObject]>([
    ["keys", { properties: { [attack]: { type: "string" } }, required: [attack] }],
    ["values", { properties: { a: { enum: [attack], const: attack } } }],
    ["keywords", { [attack]: attack, $id: attack, $comment: attack, $anchor: attack }],
    ["types", { type: attack, properties: { a: { type: [attack] } } }],
    ["references", { $ref: attack, properties: { a: { $ref: `#/${attack}` } } }],
    [
      "definitions",
      { $defs: { [attack]: true }, allOf: [{ $ref: `#/$defs/${encodeURI(attack)}` }] },
    ],
    ["dependencies", { dependencies: { [attack]: [attack] } }],
  ])("can't become code by its %s", (_name, input) => {
    check(input, { a: 1, [attack]: 2 });
    expect(Reflect.has(globalThis, "canary")).toBe(false);
  });

  it("fetches nothing", () => {
    const fetch = vi.fn();
    vi.stubGlobal("fetch", fetch);
    check({ $schema: "http://x.test/s", $id: "http://x.test/", $ref: "http://x.test/a" }, {});
    expect(fetch).not.toHaveBeenCalled();
  });

  it("runs no expression that explodes", () => {
    const evil = { pattern: "^(a+)+$", patternProperties: { "^(a+)+$": false } };
    const text = `${"a".repeat(50)}!`;
    expect(isTaken({ properties: { value: evil }, ...evil }, { value: text, [text]: 1 })).toBe(
      true,
    );
  });

  let nested: Json = { type: "string" };
  for (let depth = 0; depth < 20_000; depth++) nested = { properties: { a: nested } };
  const doubling = Object.fromEntries(
    Array.from({ length: 40 }, (_unused, at) => {
      const next = { $ref: `#/$defs/d${at + 1}` };
      return [`d${at}`, { anyOf: [next, { allOf: [next] }] }];
    }),
  );
  const wide = Array.from({ length: 30_000 }, () => ({}));
  it.each<[string, JsonObject]>([
    ["deep", { properties: { a: nested } }],
    ["wide", { anyOf: wide }],
    ["endless", { $ref: "#" }],
    ["endless in a round", { $ref: "#/$defs/a", $defs: { a: { allOf: [{ $ref: "#" }] } } }],
    ["doubling", { $ref: "#/$defs/d0", $defs: { ...doubling, d40: { type: "string" } } }],
  ])("is %s, and any object is taken", (_name, input) => {
    const { details, note } = check(input, { a: 1 });
    expect(details).toEqual([]);
    expect(note).toMatch(
      /^The published schema can't be checked, so the body was taken as it is: .+\.$/,
    );
  });

  it("has 100,000 enum values, and is checked", () => {
    const input = {
      properties: { a: { enum: Array.from({ length: 100_000 }, (_unused, at) => at) } },
    };
    expect(isTaken(input, { a: 99_999 })).toBe(true);
    expect(isTaken(input, { a: 100_000 })).toBe(false);
  });
});

it("never refuses what the whole schema accepts, patterns and references included", () => {
  const leaf = fc.constantFrom<Json>(
    { pattern: "^a" },
    { $ref: "#/$defs/other" },
    { type: "string" },
    { minimum: 3 },
    false,
  );
  const target = fc.constantFrom<Json>({ pattern: "^a" }, { type: "string" }, true);
  const inOne = fc.constantFrom("not", "if", "then", "else", "items", "contains", "propertyNames");
  const inLists = fc.constantFrom("anyOf", "oneOf", "allOf", "prefixItems");
  const inMaps = fc.constantFrom("properties", "patternProperties", "dependentSchemas");
  const few = { minKeys: 1, maxKeys: 3 };
  const { schema } = fc.letrec<{ schema: Json }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.dictionary(inOne, tie("schema"), few),
      fc.dictionary(inLists, fc.array(tie("schema"), { minLength: 1, maxLength: 2 }), few),
      fc.record({ contains: tie("schema"), maxContains: fc.nat(1) }),
      fc
        .tuple(inMaps, fc.dictionary(fc.constantFrom("a", "b"), tie("schema"), few), leaf)
        .map(([key, map, rest]) => ({ [key]: map, additionalProperties: rest })),
    ) as fc.Arbitrary<Json>,
  }));
  const scalars: readonly Json[] = ["a", "b", 1, 5];
  const values: readonly Json[] = [
    ...scalars,
    ...[...scalars, []].flatMap((x) => [[x], ["a", x], ["b", x], { a: x }, { b: x, c: "a" }]),
  ];
  const judge = new Ajv2020({ strict: false, meta: false, validateSchema: false, logger: false });
  const checker = new BodyChecker();
  let count = 0;
  const property = fc.property(schema, target, (value, other) => {
    count += 1;
    const input = { properties: { value }, $defs: { other } };
    const isValid = judge.compile(input);
    for (const body of values.map((one) => ({ value: one })).filter((one) => isValid(one))) {
      expect(checker.check({ ...draw, id: `a/${count}`, input }, body).details).toEqual([]);
    }
  });
  fc.assert(property, { numRuns: 300 });
});
