import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import { sampleInput } from "../../src/emit/sample-input.js";
import { readModelFiles } from "../../src/intake/model-files.js";
import type { ModelFile } from "../../src/model/file.js";
import type { JsonObject } from "../../src/model/json.js";
import { nameModel } from "../../src/naming/name-model.js";
import { respell, samples } from "./grammar.js";

function sampleOf(file: Omit<ModelFile, "comfygen" | "id">) {
  const model = nameModel({ comfygen: 1, id: "a/b", ...file });
  const inMemory = modelInMemory(model);
  const input = sampleInput(model, inMemory);
  return { input, issues: inMemory.model["~standard"].validate(input).issues };
}

function sampleOfParameter(schema: JsonObject, file: Partial<ModelFile> = {}) {
  const input = { type: "object", required: ["it"], properties: { it: schema } };
  return sampleOf({ input, ...file }).input["it"];
}

describe("an input that shows how a model is called", () => {
  const { files } = readModelFiles(new URL("catalog/schemas", import.meta.url).pathname);

  it.each(files.map((file) => [file.id, file] as const))("is one that %s takes", (_, file) => {
    expect(sampleOf(file).issues).toBeUndefined();
  });

  it("has what is required and what the page sends, and nothing else", () => {
    const { input } = sampleOf({
      example: { "2_text": "a kite" },
      input: {
        type: "object",
        required: ["1_image"],
        properties: {
          "1_image": { type: "string", title: "Start Image", default: "sample_1.png" },
          "2_text": { type: "string", title: "Prompt", default: "a boat" },
          "3_cfg": { type: "number", title: "Scale", default: 4 },
        },
      },
    });
    expect(input).toEqual({
      startImage: "https://example.com/start-image.png",
      prompt: "a kite",
    });
  });

  it.each<[string, JsonObject, unknown]>([
    ["a default", { type: "integer", default: 7 }, 7],
    ["no default that is refused", { type: "integer", default: 7, maximum: 5 }, 1],
    ["no default as long as a page", { type: "string", default: "x".repeat(300) }, "some text"],
    ["the first of an enum", { enum: ["wide", "tall"] }, "wide"],
    ["a number above its minimum", { type: "number", minimum: 2.5 }, 3],
    ["a number over a limit", { type: "integer", exclusiveMinimum: 4 }, 5],
    ["a number between limits", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5],
    ["a number in a narrow range", { type: "number", minimum: 0.2, maximum: 0.4 }, 0.2],
    ["a number below its maximum", { type: "integer", maximum: -3 }, -4],
    ["a multiple", { type: "integer", minimum: 10, multipleOf: 8 }, 16],
    ["text that is long enough", { type: "string", minLength: 12 }, "some text..."],
    ["text that is short enough", { type: "string", maxLength: 4 }, "some"],
    ["a video", { type: "string", format: "video_uri" }, "https://example.com/it.mp4"],
    [
      "files",
      { type: "array", items: { type: "string", format: "audio_uri" } },
      ["https://example.com/it.png"],
    ],
    [
      "items that differ",
      { type: "array", items: { type: "integer" }, minItems: 2, uniqueItems: true },
      [1, 2],
    ],
    [
      "a tuple",
      { type: "array", prefixItems: [{ type: "string" }, { type: "boolean" }] },
      ["some text", true],
    ],
    [
      "an object",
      { type: "object", required: ["a_b"], properties: { a_b: { type: "number" }, c: {} } },
      { aB: 1 },
    ],
    ["the first alternative", { anyOf: [{ type: "boolean" }, { type: "string" }] }, true],
  ])("%s", (_, schema, wanted) => {
    expect(sampleOfParameter(schema)).toEqual(wanted);
  });

  it("ends, where an object must hold itself many times over", () => {
    const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
    const node = {
      type: "object",
      required: keys,
      properties: Object.fromEntries(keys.map((key) => [key, { $ref: "#/$defs/node" }])),
    };
    const { input } = sampleOf({ input: { ...node, $defs: { node } } });
    expect(JSON.stringify(input).length).toBeLessThan(1_000_000);
  });

  it("is made for every schema of the grammar, and is one that nearly all of them take", () => {
    let taken = 0;
    fc.assert(
      fc.property(samples, fc.nat(29), ({ schema }, choice) => {
        const { issues } = sampleOf({ input: respell(schema, choice) as JsonObject });
        if (!issues) taken += 1;
      }),
      { numRuns: 100 },
    );
    expect(taken).toBeGreaterThan(90);
  });
});
