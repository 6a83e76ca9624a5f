import { describe, expect, it } from "vitest";
import { parametersOf } from "../../../src/cli/run/parameter-flags.js";
import { modelInMemory } from "../../../src/emit/model-in-memory.js";
import type { JsonObject } from "../../../src/model/json.js";
import { nameModel } from "../../../src/naming/name-model.js";

function flagsOf(properties: JsonObject, names: Record<string, string> = {}): unknown[] {
  const input = { type: "object", properties };
  const named = nameModel({ comfygen: 1, id: "a/b", names, input });
  return parametersOf(named, modelInMemory(named)).map(({ name, flag, kind }) => [
    name,
    flag,
    kind,
  ]);
}

describe("the flags of a model", () => {
  it("are its friendly names in kebab case", () => {
    expect(
      flagsOf({
        "68_image": { type: "string", title: "Start Image" },
        image_url_1: { type: "string" },
        "3_value": { type: "number", title: "3D size" },
        constructor: { type: "string" },
        loop: { type: "boolean" },
      }),
    ).toEqual([
      ["_3dSize", "_3d-size", "value"],
      ["constructor_", "constructor_", "value"],
      ["imageUrl1", "image-url1", "value"],
      ["loop", "loop", "boolean"],
      ["startImage", "start-image", "value"],
    ]);
  });

  it("are the names themselves where two would be equal", () => {
    const pinned = { a: "imageURL", b: "imageUrl", c: "other" };
    const text = { type: "string" };
    expect(flagsOf({ a: text, b: text, c: text }, pinned)).toEqual([
      ["imageURL", "imageURL", "value"],
      ["imageUrl", "imageUrl", "value"],
      ["other", "other", "value"],
    ]);
  });

  it("give way to comfygen's own", () => {
    const text = { type: "string" };
    const own = ["base_url", "help", "input", "json", "out_dir", "schemas", "set", "timeout"];
    const flags = flagsOf(Object.fromEntries(own.map((key) => [key, text])));
    expect(flags).toHaveLength(own.length);
    expect(flags).toEqual(flags.map(() => [expect.any(String), undefined, "value"]));
  });
});
