import { describe, expect, it } from "vitest";

import { checkItems } from "../../src/runtime/check-items.js";
import { checkObject } from "../../src/runtime/check-object.js";
import { checkRange } from "../../src/runtime/check-range.js";
import type { Field } from "../../src/runtime/field.js";
import { messagesOf } from "./refusal.js";

const messages = (field: Field, value: unknown): string[] =>
  messagesOf(field, [checkItems, checkObject, checkRange], value);

const lora: Field = {
  type: "object",
  fields: { path: { type: "string", required: true }, scale: { type: "number", maximum: 4 } },
};

describe("objects", () => {
  it.each<[string, Field, readonly unknown[], readonly unknown[]]>([
    [
      "of known properties",
      lora,
      [{ path: "a" }, { path: "a", scale: 4 }],
      [{}, { path: 1 }, { path: "a", scale: 5 }, { path: "a", x: 1 }, null, [], "path"],
    ],
    ["of nothing", { type: "object", fields: {} }, [{}], [{ a: 1 }]],
    ["of anything", { type: "object" }, [{}, { a: [1] }], [{ a: Number.NaN }, []]],
    [
      "of any properties of a type",
      { type: "object", additional: { type: "integer" } },
      [{}, { a: 1, constructor: 2 }],
      [{ a: "1" }],
    ],
    [
      "of known and other properties",
      { ...lora, additional: { type: "integer" } },
      [{ path: "a", x: 1 }],
      [{ path: "a", x: "1" }, { x: 1 }],
    ],
    [
      "of a number of properties",
      { type: "object", minProperties: 1, maxProperties: 2 },
      [{ a: 1 }, { a: 1, b: 2 }, { a: 1, b: undefined }],
      [{}, { a: 1, b: 2, c: 3 }, { a: undefined }],
    ],
    [
      "within objects",
      { type: "object", fields: { inner: { type: "object", fields: { lora } } } },
      [{}, { inner: {} }, { inner: { lora: { path: "" } } }],
      [{ inner: { lora: {} } }, { inner: 1 }],
    ],
    [
      "or anything else",
      { fields: { a: { type: "string" } } },
      [{ a: "x" }, 5, null, ["a"]],
      [{ a: 1 }, { b: 1 }],
    ],
  ])("%s", (_name, field, taken, refused) => {
    for (const value of taken) expect([value, messages(field, value)]).toEqual([value, []]);
    for (const value of refused) expect([value, messages(field, value).length]).toEqual([value, 1]);
  });

  it("name the place of what is wrong", () => {
    const loras: Field = { type: "array", items: lora };
    expect(messages(loras, [{ path: "a" }, { scale: 9, pth: "b" }])).toEqual([
      "value[1].path: expected string, got nothing",
      "value[1].scale: expected number from -Infinity to 4, got 9",
      "value[1].pth: unknown. Did you mean path?",
    ]);
    expect(messages(loras, [{ path: "a", strength: 1 }])).toEqual([
      "value[0].strength: unknown, expected one of path, scale",
    ]);
  });

  it("say how many properties there should be", () => {
    expect(messages({ type: "object", maxProperties: 1 }, { a: 1, b: 2 })).toEqual([
      "value: expected 0 to 1 properties, got 2",
    ]);
  });
});
