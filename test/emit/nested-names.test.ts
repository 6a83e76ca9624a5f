import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import type { JsonObject } from "../../src/model/json.js";
import { nameModel } from "../../src/naming/name-model.js";

const LORA: JsonObject = {
  type: "object",
  properties: { network_multiplier: { type: "number" }, extra_args: { type: "object" } },
};

function modelOf(input: JsonObject) {
  return modelInMemory(nameModel({ comfygen: 1, id: "acme/nested", input })).model;
}

describe("names at every depth are sent as the API has them, and come back", () => {
  it.each<[what: string, schema: JsonObject, input: JsonObject, body: JsonObject]>([
    [
      "below parameters that the schema does not name",
      { type: "object", properties: {}, additionalProperties: LORA },
      { any_name: { networkMultiplier: 1 } },
      { any_name: { network_multiplier: 1 } },
    ],
    [
      "below parameters that only match a pattern",
      { type: "object", patternProperties: { "^lora_": LORA }, additionalProperties: false },
      { lora_1: { networkMultiplier: 1 } },
      { lora_1: { network_multiplier: 1 } },
    ],
    [
      "not in what is free, beside properties with names",
      {
        type: "object",
        properties: { free_form: { type: "object" } },
        additionalProperties: LORA,
      },
      { freeForm: { networkMultiplier: 1 }, other: { networkMultiplier: 2 } },
      { free_form: { networkMultiplier: 1 }, other: { network_multiplier: 2 } },
    ],
    [
      "the same one level down",
      {
        type: "object",
        properties: {
          all_loras: {
            type: "object",
            properties: { free_form: { type: "object" } },
            additionalProperties: LORA,
          },
        },
      },
      { allLoras: { freeForm: { networkMultiplier: 1 }, other: { networkMultiplier: 2 } } },
      { all_loras: { free_form: { networkMultiplier: 1 }, other: { network_multiplier: 2 } } },
    ],
    [
      "in a value that holds itself under any name",
      { type: "object", properties: { node_name: {} }, additionalProperties: { $ref: "#" } },
      { nodeName: 1, left: { nodeName: 2, right_one: { nodeName: 3 } } },
      { node_name: 1, left: { node_name: 2, right_one: { node_name: 3 } } },
    ],
  ])("%s", (_, schema, input, body) => {
    const model = modelOf(schema);
    expect(model(input).body).toEqual(body);
    expect(model.parse(body)).toEqual(input);
  });

  it("always, below any name", () => {
    const model = modelOf({
      type: "object",
      properties: { free_form: { type: "object" }, main_lora: LORA },
      additionalProperties: { anyOf: [LORA, { type: "array", items: LORA }] },
    });
    const lora = fc.record(
      {
        networkMultiplier: fc.double({ noNaN: true, noDefaultInfinity: true }),
        extraArgs: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
      },
      { requiredKeys: [] },
    );
    const taken = new Set(["free_form", "main_lora", "freeForm", "mainLora"]);
    const others = fc.dictionary(
      fc.string().filter((name) => !taken.has(name)),
      fc.oneof(lora, fc.array(lora)),
    );
    fc.assert(
      fc.property(others, lora, lora, (any, mainLora, freeForm) => {
        const request = model({ ...any, mainLora, freeForm });
        expect(model.parse(request.body)).toEqual(request.input);
        expect(model(model.parse(request.body)).body).toEqual(request.body);
      }),
    );
  });

  it("never in the place of another parameter", () => {
    const model = modelOf({
      type: "object",
      properties: { "6_text": { type: "string", title: "Prompt" } },
      additionalProperties: true,
    });
    expect(() => model({ prompt: "a", "6_text": "b" })).toThrow(
      /6_text: unknown. Did you mean prompt/,
    );
    expect(model({ prompt: "a", other: 1 }).body).toEqual({ "6_text": "a", other: 1 });
  });

  it("as many as there may be", () => {
    const model = modelOf({
      type: "object",
      properties: { a: {}, b: {} },
      minProperties: 1,
      maxProperties: 1,
    });
    expect(() => model({})).toThrow(/expected 1 properties, got 0/);
    expect(() => model({ a: 1, b: undefined })).not.toThrow();
    expect(() => model({ a: 1, b: 2 })).toThrow(/expected 1 properties, got 2/);
  });
});
