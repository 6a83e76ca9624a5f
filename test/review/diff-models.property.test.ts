import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import { nameModel } from "../../src/naming/name-model.js";
import { diffModels } from "../../src/review/diff-models.js";
import { editedModel } from "./edited-models.js";

describe("diffModels", () => {
  it("says what an edit does, and nothing else", () => {
    fc.assert(
      fc.property(editedModel, ({ before, after, findings }) => {
        const found = diffModels([nameModel(before)], [nameModel(after)]);
        expect(found.map(({ rule, path = "" }) => `${rule} ${path}`).sort()).toEqual(
          [...findings].sort(),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("says nothing of a model that stayed as it is, whatever the order of its keys", () => {
    fc.assert(
      fc.property(editedModel, ({ after: file }) => {
        const { properties = {} } = file.input;
        const turned = { ...file.input, properties: reversed(properties) };
        expect(diffModels([nameModel(file)], [nameModel(file)])).toEqual([]);
        expect(diffModels([nameModel(file)], [nameModel({ ...file, input: turned })])).toEqual([]);
      }),
    );
  });

  it("calls an edit breaking only where a call that was accepted is refused", () => {
    fc.assert(
      fc.property(editedModel, ({ before, after, findings, refused }) => {
        const isTaken = [before, after].map((file) => {
          const { model } = modelInMemory(nameModel(file));
          return (input: object): boolean => !("issues" in model["~standard"].validate(input));
        });
        const found = diffModels([nameModel(before)], [nameModel(after)]);
        const breaking = found.filter(
          ({ level, side }) => level === "breaking" && side === "input",
        );
        expect(breaking.length > 0).toBe(refused.length > 0);
        for (const input of refused) {
          expect([findings, ...isTaken.map((takes) => takes(input))]).toEqual([
            findings,
            true,
            false,
          ]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function reversed<Value>(object: Value): Value {
  return Object.fromEntries(Object.entries(object ?? {}).toReversed()) as Value;
}
