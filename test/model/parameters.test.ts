import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { withFlatParameters } from "../../src/model/parameters.js";
import { plainSchema } from "../../src/model/plain.js";
import { readable } from "./readable.js";

const text = { type: ["string"] };
const number = { type: ["number"] };

describe("the parameters of", () => {
  it.each<[name: string, given: string, want: object]>([
    [
      "an object",
      `{"type":"object","title":"Input","properties":{"a":{"type":"string"},"b":{}},"required":["a"]}`,
      { title: "Input", properties: { a: text, b: {} }, required: ["a"] },
    ],
    [
      "an open object",
      `{"properties":{"a":{}},"additionalProperties":{"type":"string"}}`,
      { properties: { a: {} }, required: [], additional: text },
    ],
    ["nothing", `{}`, { properties: {}, required: [], additional: {} }],
    [
      "no object",
      `{"type":"string","minLength":1}`,
      { properties: {}, required: [], additional: {}, minLength: 1 },
    ],
    [
      "a reference",
      `{"$ref":"#/$defs/Input","$defs":{"Input":{"properties":{"a":{"type":"string"},"b":{}},"required":["a"]}}}`,
      { properties: { a: text, b: {} }, required: ["a"], origins: ["Input"] },
    ],
    [
      "a reference to the parts of an object",
      `{"$ref":"#/definitions/I","definitions":{"I":{"allOf":[{"$ref":"#/definitions/A"},{"$ref":"#/definitions/B"}]},"A":{"properties":{"a":{"type":"string"}},"required":["a"]},"B":{"properties":{"b":{"type":"number"}},"required":["b"]}}}`,
      { properties: { a: text, b: number }, required: ["a", "b"], origins: ["I"] },
    ],
    [
      "the whole, which contains itself",
      `{"properties":{"a":{"$ref":"#"}},"required":["a"]}`,
      { properties: { a: { ref: "Root" } }, required: ["a"], origins: ["Root"] },
    ],
    [
      "conditions: one of the two",
      `{"properties":{"a":{"type":"string"},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}`,
      { properties: { a: text, b: {} }, required: [] },
    ],
    [
      "branches: what each of them demands is required",
      `{"oneOf":[{"properties":{"mode":{"const":1},"a":{"type":"string"}},"required":["mode","a"]},{"properties":{"mode":{"const":2},"b":{"type":"number"}},"required":["b","mode"]}],"discriminator":{"propertyName":"mode"}}`,
      {
        properties: { mode: { anyOf: [{ enum: [1] }, { enum: [2] }] }, a: text, b: number },
        required: ["mode"],
      },
    ],
    [
      "branches that are definitions, with a definition in common",
      `{"oneOf":[{"$ref":"#/$defs/A"},{"$ref":"#/$defs/B"}],"$defs":{"Base":{"properties":{"prompt":{"type":"string","title":"Prompt"}},"required":["prompt"]},"A":{"allOf":[{"$ref":"#/$defs/Base"}],"properties":{"a":{"type":"string"}},"required":["a"]},"B":{"allOf":[{"$ref":"#/$defs/Base"}],"properties":{"a":{"type":"number"}},"required":["a"]}}}`,
      {
        properties: {
          prompt: { ...text, title: "Prompt" },
          a: { anyOf: [text, number] },
        },
        required: ["a", "prompt"],
        origins: ["A", "B"],
      },
    ],
    [
      "a branch that demands nothing",
      `{"anyOf":[{"properties":{"a":{}},"required":["a"]},{"properties":{"b":{}}}]}`,
      { properties: { a: {}, b: {} }, required: [] },
    ],
    [
      "one definition, demanded and in a branch",
      `{"properties":{},"anyOf":[{"$ref":"#/$defs/A"},{"type":"object"}],"allOf":[{"anyOf":[{"$ref":"#/$defs/A"}]}],"$defs":{"A":{"properties":{"a":{}},"required":["a"]}}}`,
      { properties: { a: {} }, required: ["a"], origins: ["A"] },
    ],
    [
      "branches that say one thing twice",
      `{"anyOf":[{"properties":{"a":{"title":"A","properties":{"x":{},"y":{}}}}},{"properties":{"a":{"properties":{"y":{},"x":{}},"title":"A"}}}]}`,
      {
        properties: { a: { type: ["object"], title: "A", properties: { x: {}, y: {} } } },
        required: [],
      },
    ],
    [
      "branches that say it in other words: the documentation of the first, the first title",
      `{"anyOf":[{"properties":{"a":{"title":"B","description":"One.","type":"string","default":1}}},{"properties":{"a":{"title":"A","description":"Two."}}}]}`,
      {
        properties: {
          a: {
            title: "A",
            description: "One.",
            default: 1,
            anyOf: [
              { ...text, title: "B", description: "One.", default: 1 },
              { title: "A", description: "Two." },
            ],
          },
        },
        required: [],
      },
    ],
    [
      "branches beside properties: what the whole says counts",
      `{"properties":{"a":{"type":"string"}},"anyOf":[{"properties":{"a":{"const":"x"}}}]}`,
      { properties: { a: text }, required: [] },
    ],
    [
      "the whole demands what a branch describes",
      `{"required":["a"],"anyOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"b":{}}}]}`,
      { properties: { a: text, b: {} }, required: ["a"] },
    ],
    [
      "a branch that is open",
      `{"properties":{"a":{}},"anyOf":[{"additionalProperties":{"type":"string"}},{}]}`,
      { properties: { a: {} }, required: [], additional: {} },
    ],
    [
      "what is required, and missing",
      `{"properties":{"images":{"type":"string"}},"required":["image_urls"]}`,
      { properties: { images: text, image_urls: {} }, required: ["image_urls"] },
    ],
  ])("%s", (_, given, want) => {
    const document = withFlatParameters(plainSchema(JSON.parse(given) as JsonObject, "/input"));
    expect(readable(document.root)).toEqual({ type: ["object"], ...want });
  });

  it("a document keeps its definitions and diagnostics", () => {
    const document = plainSchema(
      { $ref: "#/$defs/A", $defs: { A: { properties: { a: { type: "float" } } } } },
      "/input",
    );
    const { definitions, diagnostics } = withFlatParameters(document);
    expect(definitions).toBe(document.definitions);
    expect(diagnostics).toBe(document.diagnostics);
  });
});
