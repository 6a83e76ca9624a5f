import { describe, expect, it } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import type { JsonObject } from "../../src/model/json.js";
import { nameModel } from "../../src/naming/name-model.js";

function modelOf(input: JsonObject, example?: JsonObject) {
  return modelInMemory(
    nameModel({ comfygen: 1, id: "acme/fields", input, ...(example ? { example } : {}) }),
  ).model;
}

function ofParameter(schema: JsonObject): JsonObject {
  return { type: "object", properties: { image: schema } };
}

describe("what is published for a media parameter is taken as it stands", () => {
  it.each<[what: string, schema: JsonObject, input: JsonObject]>([
    ["its default", ofParameter({ type: "string", default: "a.png" }), { image: "a.png" }],
    ["an example", ofParameter({ type: "string", examples: ["a.png"] }), { image: "a.png" }],
    ["OpenAPI's example", ofParameter({ type: "string", example: "a.png" }), { image: "a.png" }],
    [
      "an example of one of its branches",
      ofParameter({ anyOf: [{ type: "string", examples: ["a.png"] }, { type: "null" }] }),
      { image: "a.png" },
    ],
    [
      "an example of all branches",
      ofParameter({ anyOf: [{ type: "string" }, { type: "null" }], examples: ["a.png"] }),
      { image: "a.png" },
    ],
    [
      "an example of a list",
      {
        type: "object",
        properties: {
          images: { type: "array", items: { type: "string" }, examples: [["a.png", "b.png"]] },
        },
      },
      { images: ["b.png"] },
    ],
    [
      "an example of the object around it",
      {
        type: "object",
        properties: {
          lora: {
            type: "object",
            properties: { image_url: { type: "string" } },
            example: { image_url: "a.png" },
          },
        },
      },
      { lora: { imageUrl: "a.png" } },
    ],
    [
      "an example of the whole input",
      { ...ofParameter({ type: "string" }), examples: [{ image: "a.png" }] },
      { image: "a.png" },
    ],
  ])("%s", (_, schema, input) => {
    const model = modelOf(schema);
    expect(() => model(input)).not.toThrow();
    const other = JSON.parse(JSON.stringify(input).replace(/[ab].png/, "c.png")) as JsonObject;
    expect(() => model(other)).toThrow(/expected an http/);
  });

  it("the body of the page too", () => {
    const model = modelOf(ofParameter({ type: "string" }), { image: "a.png" });
    expect(() => model({ image: "a.png" })).not.toThrow();
    expect(() => model({ image: "c.png" })).toThrow(/expected an http/);
  });
});
