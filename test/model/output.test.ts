import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { outputSchema } from "../../src/model/output.js";
import { readable } from "./readable.js";

function output(published?: JsonObject) {
  const file = {
    comfygen: 1,
    id: "a/b",
    input: {},
    ...(published ? { output: published } : {}),
  } as const;
  const { root, diagnostics } = outputSchema(file);
  return { root: readable(root), pointers: diagnostics.map(({ pointer }) => pointer) };
}

const object = { type: "object", properties: { video: { type: "float" } } };
const plain = { type: ["object"], properties: { video: { type: ["number"] } } };

describe("the schema of `result.output`", () => {
  it.each<[name: string, published: JsonObject, want: object]>([
    [
      "RunComfy's bare property map",
      { output: object },
      { root: plain, pointers: ["/output/output/properties/video/type"] },
    ],
    ["any other schema", object, { root: plain, pointers: ["/output/properties/video/type"] }],
    [
      "a schema with a property map's key and a type",
      { output: object, type: "object" },
      { root: { type: ["object"] }, pointers: [] },
    ],
    [
      "one whose property is called output",
      { properties: { output: {} } },
      { root: { type: ["object"], properties: { output: {} } }, pointers: [] },
    ],
    [
      "a list",
      { type: "array", items: { type: "string" } },
      { root: { type: ["array"], items: { type: ["string"] } }, pointers: [] },
    ],
    ["a key with no schema", { output: "x" }, { root: {}, pointers: [] }],
    ["nothing", {}, { root: {}, pointers: [] }],
  ])("%s", (_, published, want) => {
    expect(output(published)).toEqual(want);
  });

  it("is the common one where none was published", () => {
    const uri = { type: ["string"], format: "uri" };
    const uris = { type: ["array"], items: uri };
    expect(output()).toEqual({
      root: {
        type: ["object"],
        properties: {
          image: uri,
          images: uris,
          video: uri,
          videos: uris,
          audio: uri,
          audios: uris,
        },
        additional: {},
      },
      pointers: [],
    });
  });
});
