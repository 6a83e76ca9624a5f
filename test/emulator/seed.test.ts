import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Json } from "../../src/model/json.js";
import { seedOf } from "../../src/emulator/seed.js";

const seed = (body: Json) => seedOf(body, JSON.stringify(body));

it.each<[string, Json]>([
  ["a node id in front", { "57_noise_seed": 7, prompt: "x" }],
  ["one word", { seed: 7 }],
  ["camel case", { noiseSeed: 7, steps: 3 }],
  ["deeper down", { sampler: [{ options: { seed: 7 } }] }],
  ["the first of several", { b_seed: 8, a_seed: 7 }],
])("is what the body's seed says: %s", (_name, body) => {
  expect(seed(body)).toBe(seed({ seed: 7, another: "parameter" }));
});

it.each<[string, Json]>([
  ["a word that only holds it", { seedance: 7 }],
  ["no integer", { seed: 7.5 }],
  ["text", { seed: "7" }],
  ["an item", { seed: [7] }],
])("is the body's own without a seed: %s", (_name, body) => {
  expect(seed(body)).not.toBe(seed({ seed: 7 }));
  expect(seed(body)).toBe(seed(structuredClone(body)));
});

it("is a 32-bit number for any body", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      const value = seed(body as Json);
      expect(value).toBe(value >>> 0);
    }),
  );
});

it("does not go down for ever", () => {
  let body: Json = { seed: 7 };
  for (let depth = 0; depth < 50_000; depth++) body = [body];
  expect(seedOf(body, "text")).toBe(seedOf({}, "text"));
});
