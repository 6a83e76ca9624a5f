import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/model/json.js";
import { plainSchema } from "../../src/model/plain.js";
import { readable, readableDefinitions } from "./readable.js";

/** `code pointer`, below `/input`. */
type Reported = readonly string[];

function reported(published: JsonObject): string[] {
  return plainSchema(published, "/input").diagnostics.map(
    ({ code, pointer }) => `${code} ${pointer.replace(/^\/input/, "")}`,
  );
}

/** One published schema a row, what it is when made plain, and what was wrong with it. */
type Row = [name: string, given: string, want: unknown, diagnostics?: Reported];

function table(rows: readonly Row[]): void {
  it.each(rows)("%s: %s", (_, given, want, diagnostics = []) => {
    const published = JSON.parse(given) as JsonObject;
    const { root } = plainSchema(published, "/input");
    expect(readable(root)).toEqual(want);
    expect(reported(published)).toEqual(diagnostics);
  });
}

function object(rest: object): object {
  return { type: ["object"], ...rest };
}

function defs(definitions: Json): string {
  return `"$defs":${JSON.stringify(definitions)}`;
}

describe("types", () => {
  table([
    ["one", `{"type":"integer"}`, { type: ["integer"] }],
    ["several", `{"type":["string","null"]}`, { type: ["null", "string"] }],
    ["one twice", `{"type":["string","string"]}`, { type: ["string"] }],
    ["an integer is a number", `{"type":["number","integer"]}`, { type: ["number"] }],
    ["float", `{"type":"float"}`, { type: ["number"] }, ["type-float /type"]],
    [
      "double, or null",
      `{"type":["double","null"]}`,
      { type: ["null", "number"] },
      ["type-float /type"],
    ],
    ["a made-up type", `{"type":"file"}`, {}, ["type-unknown /type"]],
    ["a made-up type among others", `{"type":["string","file"]}`, {}, ["type-unknown /type"]],
    ["no type name", `{"type":{"a":1}}`, {}, ["type-unknown /type"]],
    ["no type at all", `{"type":[]}`, {}, ["keyword-invalid /type"]],
    ["none said", `{"title":"A"}`, { title: "A" }],
    ["none said, with properties", `{"properties":{}}`, { type: ["object"], properties: {} }],
    ["none said, with items", `{"items":{}}`, { type: ["array"], items: {} }],
    ["none said, a tuple", `{"prefixItems":[{}]}`, { type: ["array"], prefixItems: [{}] }],
    ["true", `{"items":true}`, { type: ["array"], items: {} }],
    ["false", `{"items":false}`, { type: ["array"], items: { enum: [] } }],
  ]);
});

describe("null", () => {
  table([
    ["nullable", `{"type":"string","nullable":true}`, { type: ["null", "string"] }],
    ["not nullable", `{"type":"string","nullable":false}`, { type: ["string"] }],
    ["twice", `{"type":["string","null"],"nullable":true}`, { type: ["null", "string"] }],
    [
      "an enum",
      `{"type":"string","enum":["a"],"nullable":true}`,
      { type: ["null", "string"], enum: ["a", null] },
    ],
    ["an enum that has it", `{"enum":["a",null],"nullable":true}`, { enum: ["a", null] }],
    [
      "an enum with it as default",
      `{"enum":["a"],"nullable":true,"default":null}`,
      { enum: ["a", null], default: null },
    ],
    ["anything", `{"nullable":true}`, {}],
    [
      "branches",
      `{"nullable":true,"title":"A","anyOf":[{"type":"string"},{"type":"number"}]}`,
      { title: "A", anyOf: [{ type: ["string"] }, { type: ["number"] }, { type: ["null"] }] },
    ],
    [
      "branches and a type",
      `{"nullable":true,"type":"object","anyOf":[{"required":["a"]}],"properties":{"a":{}}}`,
      {
        anyOf: [
          {
            type: ["object"],
            properties: { a: {} },
            anyOf: [{ required: ["a"], properties: { a: {} } }],
          },
          { type: ["null"] },
        ],
      },
    ],
    [
      "a leaf elsewhere, as OpenAPI 3.0 says it",
      `{"nullable":true,"allOf":[{"$ref":"#/$defs/A"}],"$defs":{"A":{"type":"string","enum":["a"]}}}`,
      { type: ["null", "string"], enum: ["a", null] },
    ],
    [
      "an object elsewhere",
      `{"nullable":true,"description":"B","$ref":"#/$defs/A","$defs":{"A":{"properties":{}}}}`,
      { description: "B", anyOf: [{ ref: "A" }, { type: ["null"] }] },
    ],
  ]);
});

describe("enums and defaults", () => {
  table([
    [
      "as published",
      `{"enum":[2,1,"auto",null,{"a":1}]}`,
      { enum: [2, 1, "auto", null, { a: 1 }] },
    ],
    ["const", `{"const":"a"}`, { enum: ["a"] }],
    ["const null", `{"const":null}`, { enum: [null] }],
    ["one twice", `{"enum":["a","b","a"]}`, { enum: ["a", "b"] }, ["enum-duplicate /enum"]],
    [
      "an object twice",
      `{"enum":[{"a":1,"b":2},{"b":2,"a":1}]}`,
      { enum: [{ a: 1, b: 2 }] },
      ["enum-duplicate /enum"],
    ],
    ["a number and its text are two", `{"enum":[1,"1"]}`, { enum: [1, "1"] }],
    ["empty", `{"enum":[]}`, { enum: [] }, ["enum-empty /enum"]],
    ["no list", `{"enum":"a"}`, {}, ["keyword-invalid /enum"]],
    [
      "what the type lacks",
      `{"type":"integer","enum":[1,1.5,2]}`,
      { type: ["integer"], enum: [1, 2] },
    ],
    [
      "nothing of the type",
      `{"type":"string","enum":[1,2]}`,
      { enum: [1, 2] },
      ["enum-outside-type /enum"],
    ],
    ["an array's own", `{"type":"array","enum":[[1],[2]]}`, { type: ["array"], enum: [[1], [2]] }],
    [
      "a default in it",
      `{"enum":[{"a":1,"b":2}],"default":{"b":2,"a":1}}`,
      { enum: [{ a: 1, b: 2 }], default: { b: 2, a: 1 } },
    ],
    [
      "a default outside it",
      `{"enum":["1"],"default":1}`,
      { enum: ["1"], default: 1 },
      ["default-outside-enum /default"],
    ],
    [
      "a default that is null",
      `{"enum":["1"],"default":null}`,
      { enum: ["1"], default: null },
      ["default-outside-enum /default"],
    ],
    ["a default alone", `{"default":{"a":[1]}}`, { default: { a: [1] } }],
    [
      "in allOf with a default, as Replicate has it",
      `{"allOf":[{"$ref":"#/definitions/size"}],"default":"b","description":"B.","definitions":{"size":{"title":"size","enum":["a","b"],"type":"string","description":"An enumeration."}}}`,
      { title: "size", description: "B.", type: ["string"], enum: ["a", "b"], default: "b" },
    ],
    [
      "a default outside the one in allOf",
      `{"properties":{"s":{"allOf":[{"$ref":"#/definitions/size"}],"default":"c"}},"definitions":{"size":{"enum":["a","b"]}}}`,
      { type: ["object"], properties: { s: { enum: ["a", "b"], default: "c" } } },
      ["default-outside-enum /properties/s/default"],
    ],
  ]);
});

describe("limits", () => {
  table([
    [
      "of numbers",
      `{"minimum":-1.5,"maximum":2,"multipleOf":0.5}`,
      { minimum: -1.5, maximum: 2, multipleOf: 0.5 },
    ],
    [
      "exclusive",
      `{"exclusiveMinimum":0,"exclusiveMaximum":1}`,
      { exclusiveMinimum: 0, exclusiveMaximum: 1 },
    ],
    [
      "exclusive in draft 4",
      `{"minimum":0,"exclusiveMinimum":true,"maximum":1,"exclusiveMaximum":false}`,
      { exclusiveMinimum: 0, maximum: 1 },
    ],
    ["exclusive in draft 4, of nothing", `{"exclusiveMaximum":true}`, {}],
    [
      "of text",
      `{"minLength":0,"maxLength":2,"pattern":"^(a+)+$","format":"uri"}`,
      { minLength: 0, maxLength: 2, pattern: "^(a+)+$", format: "uri" },
    ],
    [
      "of arrays",
      `{"minItems":1,"maxItems":2,"uniqueItems":true}`,
      { minItems: 1, maxItems: 2, uniqueItems: true },
    ],
    ["of objects", `{"minProperties":1,"maxProperties":2}`, { minProperties: 1, maxProperties: 2 }],
    [
      "as text",
      `{"minimum":"0","maxLength":"9"}`,
      {},
      ["keyword-invalid /minimum", "keyword-invalid /maxLength"],
    ],
    [
      "counts that are none",
      `{"minItems":-1,"maxItems":1.5}`,
      {},
      ["keyword-invalid /minItems", "keyword-invalid /maxItems"],
    ],
    ["multiples of nothing", `{"multipleOf":0}`, {}, ["keyword-invalid /multipleOf"]],
    [
      "flags that are none",
      `{"uniqueItems":"yes","deprecated":1}`,
      {},
      ["keyword-invalid /uniqueItems", "keyword-invalid /deprecated"],
    ],
    [
      "exclusive, and no limit",
      `{"exclusiveMinimum":"0"}`,
      {},
      ["keyword-invalid /exclusiveMinimum"],
    ],
    ["up to 2^53", `{"maximum":9007199254740991}`, { maximum: 9007199254740991 }],
    [
      "beyond 2^53",
      `{"maximum":18446744073709551615}`,
      { maximum: 2 ** 64 },
      ["number-imprecise /maximum"],
    ],
    [
      "beyond any double",
      `{"minimum":-1e400,"maximum":1e400}`,
      { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE },
      ["number-imprecise /minimum", "number-imprecise /maximum"],
    ],
    [
      "an enum beyond 2^53",
      `{"enum":[1,12345678901234567890]}`,
      { enum: [1, 12345678901234567000] },
      ["number-imprecise /enum"],
    ],
    [
      "an enum beyond any double",
      `{"enum":[1e400]}`,
      { enum: [Number.MAX_VALUE] },
      ["number-imprecise /enum"],
    ],
    [
      "a default beyond 2^53",
      `{"default":-12345678901234567890}`,
      { default: -12345678901234567000 },
      ["number-imprecise /default"],
    ],
  ]);
});

describe("documentation", () => {
  table([
    [
      "all of it",
      `{"title":"A","description":"B","deprecated":true}`,
      { title: "A", description: "B", deprecated: true },
    ],
    ["null for none", `{"title":null,"description":null}`, {}],
    [
      "no text",
      `{"title":1,"description":["a"]}`,
      {},
      ["keyword-invalid /title", "keyword-invalid /description"],
    ],
    [
      "RunComfy's validations",
      `{"validations":[{"validation_error":"Less than 30 MB.","validation_rule":"file_size_mb<","validation_value":30},{"validation_error":"Wide.","validation_rule":"width/height>","validation_value":1},{"validation_error":"Wide."},7]}`,
      { notes: ["Less than 30 MB.", "Wide."], maxFileMegabytes: 30 },
    ],
    [
      "the strictest size",
      `{"validations":[{"validation_rule":"file_size_mb<","validation_value":9},{"validation_rule":"file_size_mb<","validation_value":8},{"validation_rule":"file_size_mb<","validation_value":0}]}`,
      { maxFileMegabytes: 8 },
    ],
    ["validations that are none", `{"validations":{}}`, {}, ["keyword-invalid /validations"]],
    [
      "nothing that is not listed",
      `{"tsType":"any","tsEnumNames":["a"],"$id":"file:///etc/passwd","not":{"type":"string"},"x-order":1}`,
      {},
    ],
  ]);
});

describe("arrays", () => {
  table([
    [
      "items",
      `{"type":"array","items":{"type":"string"}}`,
      { type: ["array"], items: { type: ["string"] } },
    ],
    ["no items", `{"type":"array"}`, { type: ["array"] }, ["items-missing "]],
    [
      "no items, or null",
      `{"properties":{"a":{"type":["array","null"]}}}`,
      { type: ["object"], properties: { a: { type: ["array", "null"] } } },
      ["items-missing /properties/a"],
    ],
    [
      "no items here, but in a branch",
      `{"type":"array","anyOf":[{"items":{}}]}`,
      { type: ["array"], anyOf: [{ type: ["array"], items: {} }] },
    ],
    [
      "no items here, but in a part",
      `{"type":"array","allOf":[{"items":{}}]}`,
      { type: ["array"], items: {} },
    ],
    [
      "a list of schemas, empty",
      `{"type":"array","items":[]}`,
      { type: ["array"] },
      ["items-missing "],
    ],
    [
      "an old tuple",
      `{"type":"array","items":[{"type":"number"},{}],"additionalItems":false}`,
      { type: ["array"], prefixItems: [{ type: ["number"] }, {}], items: { enum: [] } },
    ],
    [
      "an old tuple and the rest",
      `{"items":[{}],"additionalItems":{"type":"string"}}`,
      { type: ["array"], prefixItems: [{}], items: { type: ["string"] } },
    ],
    [
      "additionalItems without a tuple",
      `{"items":{},"additionalItems":false}`,
      { type: ["array"], items: {} },
    ],
    [
      "a tuple",
      `{"prefixItems":[{"type":"number"}],"items":{"type":"string"}}`,
      { type: ["array"], prefixItems: [{ type: ["number"] }], items: { type: ["string"] } },
    ],
    [
      "a closed empty tuple",
      `{"type":"array","prefixItems":[],"items":false}`,
      { type: ["array"], items: { enum: [] } },
    ],
    [
      "a tuple that is none",
      `{"type":"array","prefixItems":{}}`,
      { type: ["array"] },
      ["keyword-invalid /prefixItems", "items-missing "],
    ],
    [
      "items that are no schema",
      `{"type":"array","items":7}`,
      { type: ["array"], items: {} },
      ["schema-invalid /items"],
    ],
    [
      "image_uris without items",
      `{"type":"array","format":"image_uris"}`,
      { type: ["array"], format: "image_uris", items: { type: ["string"], format: "image_uri" } },
    ],
    [
      "video_uris of text",
      `{"type":"array","format":"video_uris","items":{"type":"string","minLength":1}}`,
      {
        type: ["array"],
        format: "video_uris",
        items: { type: ["string"], minLength: 1, format: "video_uri" },
      },
    ],
    [
      "audio_uris with a format of their own",
      `{"type":"array","format":"audio_uris","items":{"type":"string","format":"uri"}}`,
      { type: ["array"], format: "audio_uris", items: { type: ["string"], format: "uri" } },
    ],
    [
      "image_uris on text",
      `{"type":"string","format":"image_uris"}`,
      { type: ["string"], format: "image_uris" },
    ],
  ]);
});

describe("objects", () => {
  table([
    ["properties", `{"properties":{"b":{},"a":true}}`, object({ properties: { b: {}, a: {} } })],
    ["no map", `{"properties":[1]}`, {}, ["keyword-invalid /properties"]],
    [
      "a property that is no schema",
      `{"properties":{"a/b~c":"x"}}`,
      object({ properties: { "a/b~c": {} } }),
      ["schema-invalid /properties/a~1b~0c"],
    ],
    [
      "a property that can't be",
      `{"properties":{"a":false}}`,
      object({ properties: { a: { enum: [] } } }),
    ],
    [
      "required",
      `{"required":["a"],"properties":{"a":{}}}`,
      object({ properties: { a: {} }, required: ["a"] }),
    ],
    [
      "required, and missing",
      `{"required":["b"],"properties":{"a":{}}}`,
      object({ properties: { a: {}, b: {} }, required: ["b"] }),
      ["required-missing /required"],
    ],
    [
      "required alone",
      `{"type":"object","required":["a"]}`,
      object({ properties: { a: {} }, required: ["a"] }),
      ["required-missing /required"],
    ],
    [
      "required of a map alone",
      `{"type":"object","required":["b"],"additionalProperties":{"type":"string"}}`,
      {
        type: ["object"],
        properties: { b: { type: ["string"] } },
        required: ["b"],
        additional: { type: ["string"] },
      },
    ],
    [
      "required of a map",
      `{"properties":{"a":{}},"required":["b"],"additionalProperties":{"type":"string"}}`,
      object({
        properties: { a: {}, b: { type: ["string"] } },
        required: ["b"],
        additional: { type: ["string"] },
      }),
      ["required-missing /required"],
    ],
    [
      "required as a flag, as in draft 3",
      `{"properties":{"a":{"required":true}}}`,
      object({ properties: { a: {} } }),
    ],
    [
      "required that is no list of keys",
      `{"required":["a",1],"properties":{"a":{}}}`,
      object({ properties: { a: {} } }),
      ["keyword-invalid /required"],
    ],
    ["required of nothing", `{"required":[],"properties":{}}`, object({ properties: {} })],
    ["closed", `{"properties":{},"additionalProperties":false}`, object({ properties: {} })],
    [
      "open",
      `{"properties":{},"additionalProperties":true}`,
      object({ properties: {}, additional: {} }),
    ],
    [
      "a map",
      `{"type":"object","additionalProperties":{"type":"number"}}`,
      object({ additional: { type: ["number"] } }),
    ],
    [
      "patterns",
      `{"type":"object","patternProperties":{"^b":{"type":"number"},"^a":{"type":"string"}}}`,
      object({ additional: {} }),
    ],
    [
      "patterns alone",
      `{"type":"object","patternProperties":{"^b":{"type":"number"}},"additionalProperties":false}`,
      object({ additional: { type: ["number"] } }),
    ],
    [
      "patterns and the rest",
      `{"type":"object","patternProperties":{"^b":{"type":"number"},"^c":{"type":"null"}},"additionalProperties":{"type":"string"}}`,
      object({
        additional: { anyOf: [{ type: ["number"] }, { type: ["null"] }, { type: ["string"] }] },
      }),
    ],
    ["no patterns", `{"type":"object","patternProperties":{}}`, object({})],
    [
      "patterns that are no map",
      `{"type":"object","patternProperties":[]}`,
      object({}),
      ["keyword-invalid /patternProperties"],
    ],
    [
      "unevaluated ones",
      `{"properties":{},"unevaluatedProperties":{"type":"string"}}`,
      object({ properties: {}, additional: {} }),
    ],
    [
      "no unevaluated ones",
      `{"properties":{},"unevaluatedProperties":false}`,
      object({ properties: {} }),
    ],
    [
      "keys that break objects",
      `{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"number"},"toString":{}},"required":["__proto__","valueOf"]}`,
      object({
        properties: JSON.parse(
          `{"__proto__":{"type":["string"]},"constructor":{"type":["number"]},"toString":{},"valueOf":{}}`,
        ) as unknown,
        required: ["__proto__", "valueOf"],
      }),
      ["required-missing /required"],
    ],
  ]);
});

describe("conditions tell of properties, and demand nothing", () => {
  const known = { type: ["object"], properties: { a: { type: ["string"] }, b: {} } };
  const a = `"properties":{"a":{"type":"string"}}`;
  const b = `{"properties":{"b":{"type":"float"},"a":{"minLength":2}},"required":["b"]}`;
  table([
    ["then", `{${a},"if":{"properties":{"a":{"const":"x"}}},"then":${b}}`, known],
    ["else", `{${a},"if":true,"then":false,"else":${b}}`, known],
    [
      "in allOf",
      `{${a},"allOf":[{"if":{},"then":${b}},{"if":{},"then":{"required":["a"]}}]}`,
      known,
    ],
    [
      "by reference",
      `{${a},"if":{},"then":{"$ref":"#/$defs/b"},"$defs":{"b":{"allOf":[${b}]}}}`,
      known,
    ],
    ["what depends on a property", `{${a},"dependentSchemas":{"a":${b}}}`, known],
    ["the same in draft 7", `{${a},"dependencies":{"a":${b},"b":["a"]}}`, known],
    ["its own circle", `{${a},"if":{},"then":{"$ref":"#"},"else":${b}}`, known],
  ]);
});

describe("what is required stands in another part", () => {
  it.each<[name: string, given: string]>([
    [
      "a branch demands what the parent has",
      `{"properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}`,
    ],
    [
      "a branch with properties of its own",
      `{"properties":{"a":{}},"oneOf":[{"properties":{"b":{"const":1}},"required":["a","b"]}]}`,
    ],
    [
      "a branch of a branch",
      `{"properties":{"a":{}},"anyOf":[{"allOf":[{"oneOf":[{"required":["a"]}]}]}]}`,
    ],
    ["a part demands what the parent has", `{"properties":{"a":{}},"allOf":[{"required":["a"]}]}`],
    [
      "a part demands what another part has",
      `{"allOf":[{"required":["a"]},{"properties":{"a":{}}}]}`,
    ],
    ["the parent demands what a part has", `{"required":["a"],"allOf":[{"properties":{"a":{}}}]}`],
    [
      "the parent demands what a branch has",
      `{"required":["a"],"properties":{},"anyOf":[{"properties":{"a":{}}}]}`,
    ],
    [
      "the parent demands what a definition has",
      `{"required":["a"],"properties":{},"$ref":"#/$defs/A","$defs":{"A":{"allOf":[{"properties":{"a":{}}}]}}}`,
    ],
    [
      "the parent demands what a condition has",
      `{"required":["a"],"properties":{},"if":{},"then":{"properties":{"a":{}}}}`,
    ],
  ])("%s", (_, given) => {
    expect(reported(JSON.parse(given) as JsonObject)).toEqual([]);
  });

  it("a property of a property is no property of the parent", () => {
    const given = `{"properties":{"a":{"properties":{"x":{}}}},"anyOf":[{"required":["x"]}]}`;
    expect(reported(JSON.parse(given) as JsonObject)).toEqual([
      "required-missing /anyOf/0/required",
    ]);
  });
});

describe("branches and parts", () => {
  table([
    [
      "anyOf",
      `{"anyOf":[{"type":"string"},{"type":"null"}],"title":"A"}`,
      { title: "A", anyOf: [{ type: ["string"] }, { type: ["null"] }] },
    ],
    ["oneOf", `{"oneOf":[{"const":1},{"const":2}]}`, { anyOf: [{ enum: [1] }, { enum: [2] }] }],
    [
      "both",
      `{"anyOf":[{"const":1}],"oneOf":[{"const":2}]}`,
      { anyOf: [{ enum: [1] }], allOf: [{ anyOf: [{ enum: [2] }] }] },
    ],
    [
      "a discriminator",
      `{"oneOf":[{"properties":{"type":{"const":"a"}}}],"discriminator":{"propertyName":"type"}}`,
      { anyOf: [{ type: ["object"], properties: { type: { enum: ["a"] } } }] },
    ],
    ["no list", `{"anyOf":{"type":"string"}}`, {}, ["keyword-invalid /anyOf"]],
    [
      "an empty list",
      `{"anyOf":[],"oneOf":[],"allOf":[]}`,
      {},
      ["keyword-invalid /anyOf", "keyword-invalid /oneOf", "keyword-invalid /allOf"],
    ],
    [
      "a branch that is no schema",
      `{"anyOf":[{"type":"string"},null]}`,
      { anyOf: [{ type: ["string"] }, {}] },
      ["schema-invalid /anyOf/1"],
    ],
    [
      "allOf in one",
      `{"allOf":[{"type":"string","minLength":1},{"minLength":2,"maxLength":9,"title":"B"}],"title":"A"}`,
      { title: "A", type: ["string"], minLength: 2, maxLength: 9 },
    ],
    [
      "allOf of objects",
      `{"properties":{"a":{"type":"string"}},"required":["a"],"allOf":[{"properties":{"a":{"minLength":1},"b":{}},"required":["b"]}]}`,
      {
        type: ["object"],
        properties: { a: { type: ["string"], minLength: 1 }, b: {} },
        required: ["a", "b"],
      },
    ],
    [
      "allOf that contradicts itself",
      `{"allOf":[{"type":"string"},{"type":"number"}]}`,
      { enum: [] },
    ],
    [
      "allOf that one schema can't say",
      `{"anyOf":[{"const":1}],"allOf":[{"anyOf":[{"const":1}]}]}`,
      { anyOf: [{ enum: [1] }], allOf: [{ anyOf: [{ enum: [1] }] }] },
    ],
    [
      "allOf with what can't be",
      `{"type":"string","allOf":[false]}`,
      { type: ["string"], enum: [] },
    ],
    [
      "allOf of arrays",
      `{"allOf":[{"items":{"type":"string"}},{"items":{"minLength":1}}]}`,
      { type: ["array"], items: { type: ["string"], minLength: 1 } },
    ],
    [
      "allOf of tuples",
      `{"allOf":[{"prefixItems":[{"type":"string"}]},{"prefixItems":[{},{}]}]}`,
      {
        type: ["array"],
        prefixItems: [{ type: ["string"] }],
        allOf: [{ type: ["array"], prefixItems: [{}, {}] }],
      },
    ],
    [
      "allOf of maps",
      `{"type":"object","allOf":[{"additionalProperties":true},{"additionalProperties":{"type":"number"}},{"additionalProperties":{"minimum":1}}]}`,
      { type: ["object"], additional: { type: ["number"], minimum: 1 } },
    ],
    [
      "allOf of multiples",
      `{"multipleOf":2,"allOf":[{"multipleOf":3}]}`,
      { multipleOf: 2, allOf: [{ multipleOf: 3 }] },
    ],
    [
      "allOf of enums",
      `{"enum":["a",{"x":1,"y":2},1],"allOf":[{"enum":[{"y":2,"x":1},1]},{"type":"object"}]}`,
      { type: ["object"], enum: [{ x: 1, y: 2 }] },
    ],
    [
      "allOf of types",
      `{"type":["integer","string"],"allOf":[{"type":["number","null"]}]}`,
      { type: ["integer"] },
    ],
    [
      "allOf of limits",
      `{"minimum":1,"maximum":9,"minItems":1,"allOf":[{"minimum":2,"exclusiveMaximum":9,"minItems":0}]}`,
      { minimum: 2, maximum: 9, exclusiveMaximum: 9, minItems: 1 },
    ],
    [
      "allOf of sizes and notes",
      `{"validations":[{"validation_error":"A","validation_rule":"file_size_mb<","validation_value":30}],"allOf":[{"validations":[{"validation_error":"B","validation_rule":"file_size_mb<","validation_value":20}]}]}`,
      { notes: ["A", "B"], maxFileMegabytes: 20 },
    ],
    [
      "a note in allOf",
      `{"type":"string","allOf":[{"description":"B"}]}`,
      { type: ["string"], description: "B" },
    ],
  ]);
});

describe("references", () => {
  const leaf = { A: { type: "string", title: "A" } };
  const objects = { A: { properties: { x: {} } } };
  table([
    ["a leaf is copied", `{"$ref":"#/$defs/A",${defs(leaf)}}`, { type: ["string"], title: "A" }],
    [
      "what stands beside it wins",
      `{"$ref":"#/$defs/A","title":"B","minLength":1,${defs(leaf)}}`,
      { type: ["string"], title: "B", minLength: 1 },
    ],
    [
      "an object stays",
      `{"$ref":"#/$defs/A","title":"B",${defs(objects)}}`,
      { ref: "A", title: "B" },
    ],
    [
      "an object and more",
      `{"$ref":"#/$defs/A","properties":{"y":{}},${defs(objects)}}`,
      { type: ["object"], properties: { y: {}, x: {} }, origins: ["A"] },
    ],
    [
      "two objects in one",
      `{"allOf":[{"$ref":"#/$defs/A"},{"$ref":"#/$defs/B"}],${defs({ ...objects, B: { properties: { y: {} } } })}}`,
      { type: ["object"], properties: { x: {}, y: {} }, origins: ["A", "B"] },
    ],
    [
      "one object twice",
      `{"allOf":[{"$ref":"#/$defs/A"},{"$ref":"#/$defs/A"}],${defs(objects)}}`,
      { ref: "A" },
    ],
    [
      "a reference to a reference",
      `{"$ref":"#/$defs/B",${defs({ ...objects, B: { $ref: "#/$defs/A", title: "B" } })}}`,
      { ref: "A", title: "B" },
    ],
    [
      "into the document",
      `{"properties":{"a":{"type":"string"},"b":{"$ref":"#/properties/a"}}}`,
      { type: ["object"], properties: { a: { type: ["string"] }, b: { type: ["string"] } } },
    ],
    [
      "into a list",
      `{"properties":{"b":{"$ref":"#/allOf/0"}},"allOf":[{"minimum":1}]}`,
      { type: ["object"], properties: { b: { minimum: 1 } }, minimum: 1 },
    ],
    [
      "OpenAPI's components",
      `{"$ref":"#/components/schemas/A","components":{"schemas":${JSON.stringify(leaf)}}}`,
      { type: ["string"], title: "A" },
    ],
    [
      "escaped",
      `{"$ref":"#/$defs/a~1b~0c%20d","$defs":{"a/b~c d":{"type":"null"}}}`,
      { type: ["null"] },
    ],
    ["to a boolean", `{"$ref":"#/$defs/A","$defs":{"A":false}}`, { enum: [] }],
    ["to the empty key", `{"$ref":"#/","":{"type":"null"}}`, { type: ["null"] }],
    ["unresolvable", `{"$ref":"#/$defs/B",${defs(leaf)}}`, {}, ["ref-unresolvable /$ref"]],
    [
      "unresolvable, by a name of every object",
      `{"$ref":"#/constructor/name"}`,
      {},
      ["ref-unresolvable /$ref"],
    ],
    [
      "unresolvable, by the length of a list",
      `{"$ref":"#/anyOf/length","anyOf":[{"const":1}]}`,
      { anyOf: [{ enum: [1] }] },
      ["ref-unresolvable /$ref"],
    ],
    ["an anchor", `{"$ref":"#A",${defs({ A: { $anchor: "A" } })}}`, {}, ["ref-unresolvable /$ref"]],
    ["wrongly escaped", `{"$ref":"#/%E0%A4%A"}`, {}, ["ref-unresolvable /$ref"]],
    [
      "remote",
      `{"$ref":"https://example.com/a.json#/$defs/A",${defs(leaf)}}`,
      {},
      ["ref-remote /$ref"],
    ],
    ["a file", `{"$ref":"file:///etc/passwd"}`, {}, ["ref-remote /$ref"]],
    ["another file", `{"$ref":"../secrets.json"}`, {}, ["ref-remote /$ref"]],
    [
      "another file, which may name more properties",
      `{"properties":{"a":{}},"allOf":[{"$ref":"../more.json"}]}`,
      { type: ["object"], properties: { a: {} }, additional: {} },
      ["ref-remote /allOf/0/$ref"],
    ],
    ["empty", `{"$ref":""}`, {}, ["ref-remote /$ref"]],
    ["no text", `{"$ref":{"a":1}}`, {}, ["keyword-invalid /$ref"]],
    [
      "a property of that name",
      `{"properties":{"$ref":{"type":"string"}}}`,
      { type: ["object"], properties: { $ref: { type: ["string"] } } },
    ],
    [
      "what is wrong in a definition is told once",
      `{"properties":{"a":{"$ref":"#/$defs/A"},"b":{"$ref":"#/$defs/A"}},"$defs":{"A":{"type":"float"}}}`,
      { type: ["object"], properties: { a: { type: ["number"] }, b: { type: ["number"] } } },
      ["type-float /$defs/A/type"],
    ],
    [
      "what is wrong in a place that is read twice is told once",
      `{"properties":{"a":{"type":"float"},"b":{"$ref":"#/properties/a"}}}`,
      { type: ["object"], properties: { a: { type: ["number"] }, b: { type: ["number"] } } },
      ["type-float /properties/a/type"],
    ],
  ]);

  it("names definitions after their last key, with a number where several end alike", () => {
    const document = plainSchema(
      {
        properties: {
          a: { $ref: "#/definitions/Item" },
          b: { $ref: "#/$defs/Item" },
          c: { $ref: "#/$defs/Item 2" },
        },
        $defs: { Item: { properties: { x: {} } }, "Item 2": { properties: { y: {} } } },
        definitions: { Item: { properties: { z: {} } } },
      },
      "",
    );
    expect(readable(document.root)).toEqual({
      type: ["object"],
      properties: { a: { ref: "Item" }, b: { ref: "Item 2" }, c: { ref: "Item 2 2" } },
    });
    expect(Object.keys(readableDefinitions(document)).sort()).toEqual([
      "Item",
      "Item 2",
      "Item 2 2",
    ]);
  });
});

describe("recursion", () => {
  const node = { type: ["object"], properties: { next: { ref: "Node" } } };

  it.each<[name: string, given: JsonObject, root: unknown, definitions: unknown]>([
    [
      "a definition in itself",
      { $ref: "#/$defs/Node", $defs: { Node: { properties: { next: { $ref: "#/$defs/Node" } } } } },
      { ref: "Node" },
      { Node: node },
    ],
    [
      "the whole in itself",
      { properties: { next: { $ref: "#" } } },
      { type: ["object"], properties: { next: { ref: "Root" } }, origins: ["Root"] },
      { Root: { type: ["object"], properties: { next: { ref: "Root" } } } },
    ],
    [
      "a definition in one that it is a part of",
      {
        $ref: "#/$defs/Tree",
        $defs: {
          Tree: { properties: { left: { $ref: "#/$defs/Named" } } },
          Named: { allOf: [{ $ref: "#/$defs/Tree" }, { properties: { name: {} } }] },
        },
      },
      { ref: "Tree" },
      {
        Tree: { type: ["object"], properties: { left: { ref: "Named" } } },
        Named: { allOf: [{ ref: "Tree" }, { type: ["object"], properties: { name: {} } }] },
      },
    ],
  ])("%s", (_, given, root, definitions) => {
    const document = plainSchema(given, "");
    expect(readable(document.root)).toEqual(root);
    expect(readableDefinitions(document)).toEqual(definitions);
    expect(document.diagnostics).toEqual([]);
  });

  it.each<[name: string, given: JsonObject, reported: Reported]>([
    ["itself", { $ref: "#" }, ["ref-circular /$ref"]],
    [
      "a definition that is itself",
      { $ref: "#/$defs/A", $defs: { A: { $ref: "#/$defs/A" } } },
      ["ref-circular /$defs/A/$ref"],
    ],
    [
      "two that are each other",
      {
        $ref: "#/$defs/A",
        $defs: { A: { $ref: "#/$defs/B" }, B: { allOf: [{ $ref: "#/$defs/A" }] } },
      },
      ["ref-circular /$defs/B/allOf/0/$ref"],
    ],
    [
      "a branch of itself, seen first from within",
      {
        properties: { p: { $ref: "#/$defs/A" } },
        allOf: [{ $ref: "#/$defs/A" }],
        $defs: { A: { anyOf: [{ $ref: "#" }, { type: "object" }] } },
      },
      ["ref-circular /$defs/A/anyOf/0/$ref"],
    ],
    [
      "a union of what extends it",
      {
        $ref: "#/$defs/Pet",
        $defs: {
          Pet: { properties: { name: {} }, oneOf: [{ $ref: "#/$defs/Cat" }] },
          Cat: { allOf: [{ $ref: "#/$defs/Pet" }, { properties: { lives: {} } }] },
        },
      },
      ["ref-circular /$defs/Cat/allOf/0/$ref"],
    ],
    [
      "a property of itself",
      { properties: { p: { allOf: [{ $ref: "#/properties/p" }] } } },
      ["ref-circular /properties/p/allOf/0/$ref"],
    ],
  ])("a circle without a step into the value is cut: %s", (_, given, wanted) => {
    expect(reported(given)).toEqual(wanted);
  });
});

describe("diagnostics", () => {
  it("say what is wrong and what was found, in few words", () => {
    const { diagnostics } = plainSchema(
      { enum: ["a"], default: "x".repeat(1000) },
      "/output/output",
    );
    expect(diagnostics).toEqual([
      {
        code: "default-outside-enum",
        pointer: "/output/output/default",
        message: `a default that the enum lacks; it is documented as published: "${"x".repeat(78)}…`,
      },
    ]);
  });
});
