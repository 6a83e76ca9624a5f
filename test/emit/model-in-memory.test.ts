import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import { readModelFiles } from "../../src/intake/model-files.js";
import type { JsonObject } from "../../src/model/json.js";
import { nameModel } from "../../src/naming/name-model.js";
import type { Model } from "../../src/runtime/index.js";
import { loadModel, type ModelMap } from "./catalog/generated/catalog.js";

const { files } = readModelFiles(new URL("catalog/schemas", import.meta.url).pathname);

/** Where an input is wrong; undefined where it is right. */
function wrongIn(
  { "~standard": { validate } }: Pick<Model<unknown, unknown>, "~standard">,
  input: unknown,
) {
  return validate(input).issues?.map(({ path }) => path);
}

describe.each(files.map((file) => [file.id, file] as const))("%s in memory", (id, file) => {
  const { model } = modelInMemory(nameModel(file));

  it("is what its module exports", async () => {
    const exported = await loadModel(id as keyof ModelMap);
    expect(model.id).toBe(exported.id);
    expect(Object.entries(model.keys)).toEqual(Object.entries(exported.keys));
    expect(model.fields).toEqual(exported.fields);
    expect(model.price).toEqual(exported.price);
  });

  it("finds the same wrong with any input, and the same wire keys", async () => {
    const exported = await loadModel(id as keyof ModelMap);
    const names = Object.keys(model.keys);
    const inputs = fc.dictionary(fc.constantFrom(...names, "other"), fc.jsonValue());
    fc.assert(
      fc.property(inputs, (input) => {
        expect(wrongIn(model, input)).toEqual(wrongIn(exported, input));
        expect(model.parse(input)).toEqual(exported.parse(input));
      }),
      { numRuns: 50 },
    );
  });
});

describe("an object that several schemas describe", () => {
  const size = { type: "object", properties: { width: { type: "number" } } };
  const rows: [string, JsonObject, JsonObject][] = [
    ["by other properties", { properties: { height: {} } }, { width: 1, height: 2 }],
    ["by a value", { const: { preset: "hd" } }, { preset: "hd" }],
    ["by values", { enum: ["auto", { preset: "hd" }] }, { preset: "hd" }],
  ];
  it.each(rows)("takes what another one knows: %s", (_, other, value) => {
    for (const keyword of ["allOf", "anyOf"]) {
      const branch = { properties: { size: other } };
      const input = { type: "object", properties: { size }, [keyword]: [branch] };
      const { model } = modelInMemory(nameModel({ comfygen: 1, id: "a/b", input }));
      expect(wrongIn(model, { size: value })).toBeUndefined();
    }
  });

  it("takes nothing that none of them knows", () => {
    const input = { type: "object", properties: { size } };
    const { model } = modelInMemory(nameModel({ comfygen: 1, id: "a/b", input }));
    expect(wrongIn(model, { size: { preset: "hd" } })).toEqual([["size", "preset"]]);
  });
});
