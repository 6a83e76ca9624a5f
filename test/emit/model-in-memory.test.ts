import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import { readModelFiles } from "../../src/intake/model-files.js";
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
