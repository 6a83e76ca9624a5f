import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readInput, underFriendlyNames } from "../../../src/cli/run/input-file.js";
import { modelInMemory } from "../../../src/emit/model-in-memory.js";
import type { JsonObject } from "../../../src/model/json.js";
import { nameModel } from "../../../src/naming/name-model.js";

const text = { type: "string" };
const { model } = modelInMemory(
  nameModel({
    comfygen: 1,
    id: "a/b",
    names: { "68_image": "startImage", "118_image": "image", image: "preview" },
    input: {
      type: "object",
      properties: {
        "68_image": text,
        "118_image": text,
        image: text,
        prompt: text,
        loras: { type: "array", items: { type: "object", properties: { lora_path: text } } },
      },
    },
  }),
);

describe("the names of an input file", () => {
  it.each<[string, JsonObject, JsonObject]>([
    ["friendly ones stay", { startImage: "a" }, { startImage: "a" }],
    [
      "wire keys become friendly",
      { "68_image": "a", prompt: "b" },
      { startImage: "a", prompt: "b" },
    ],
    ["a name that is another one's key is a name", { image: "a" }, { image: "a" }],
    [
      "unless a key says otherwise",
      { image: "a", "68_image": "b" },
      { preview: "a", startImage: "b" },
    ],
    ["or a name says so", { image: "a", preview: "b" }, { image: "a", preview: "b" }],
    ["wire keys further down", { loras: [{ lora_path: "x" }] }, { loras: [{ loraPath: "x" }] }],
    ["friendly ones further down", { loras: [{ loraPath: "x" }] }, { loras: [{ loraPath: "x" }] }],
    [
      "a mixture stays as it is",
      { startImage: "a", "118_image": "b" },
      { startImage: "a", "118_image": "b" },
    ],
    ["what is unknown stays as it is", { nothing: 1 }, { nothing: 1 }],
    ["nothing is nothing", {}, {}],
  ])("%s", (_, given, want) => {
    expect(underFriendlyNames(given, model)).toEqual(want);
  });
});

describe("reading an input file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "comfygen-input-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(content: string): unknown {
    const path = join(folder, "input.json");
    writeFileSync(path, content);
    return readInput(path);
  }

  it("takes a JSON object, a byte order mark before it or not", () => {
    expect(read('{"prompt":"a"}')).toEqual({ prompt: "a" });
    expect(read('\ufeff{"prompt":"a"}')).toEqual({ prompt: "a" });
  });

  it.each([
    ["[]", "no JSON object"],
    ['"prompt"', "no JSON object"],
    ['{"prompt":', "input.json: "],
    ["[".repeat(100_000), "input.json: "],
  ])("refuses %.12s", (content, message) => {
    expect(() => read(content)).toThrow(message);
  });
});
