import { describe, expect, it } from "vitest";

import { checkItems } from "../../src/runtime/check-items.js";
import { checkMediaUrl } from "../../src/runtime/check-media-url.js";
import { checkObject } from "../../src/runtime/check-object.js";
import type { Field } from "../../src/runtime/field.js";
import { messagesOf } from "./refusal.js";

const messages = (field: Field, value: unknown): string[] =>
  messagesOf(field, [checkItems, checkObject, checkMediaUrl], value);
const blob = new Blob(["x"]);

describe("arrays", () => {
  it.each<[Field, readonly unknown[], readonly unknown[]]>([
    [{ type: "array", minItems: 1, maxItems: 2 }, [[1], [1, "x"]], [[], [1, 2, 3]]],
    [{ minItems: 2 }, [[1, 2], "a", 5, null, {}], [[1]]],
    [{ type: "array", items: { type: "string" } }, [[], ["a"]], [[1], ["a", null]]],
    [{ type: "array", items: { enum: [1, "auto"] } }, [[1, "auto", 1]], [[2], ["Auto"]]],
    [
      { type: "array", items: { type: "array", items: { type: "integer" } } },
      [[], [[]], [[1], [2, 3]]],
      [[1], [[1], [2.5]]],
    ],
    [
      { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] },
      [[], ["a"], ["a", 1], ["a", 1, null, {}]],
      [[1], ["a", "b"]],
    ],
    [
      { type: "array", prefixItems: [{ type: "string" }], items: { type: "integer" } },
      [["a", 1, 2]],
      [["a", "b"]],
    ],
    [
      { type: "array", uniqueItems: true },
      [[], [1, "1", true, null, [1], ["1"], { a: 1 }, { a: 2 }, 0]],
      [
        [1, 1],
        [0, -0],
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [
          [1, { a: null }],
          [1, { a: null }],
        ],
      ],
    ],
    [{ type: "array" }, [[], [null, [{}]]], [{ length: 0 }, "ab", null]],
    [{}, [[], [null]], [[Number.NaN]]],
  ])("%j", (field, taken, refused) => {
    for (const value of taken) expect([value, messages(field, value)]).toEqual([value, []]);
    for (const value of refused) expect([value, messages(field, value).length]).toEqual([value, 1]);
  });

  it("say how many items there should be", () => {
    expect(messages({ type: "array", minItems: 1, maxItems: 3 }, [])).toEqual([
      "value: expected 1 to 3 items, got 0",
    ]);
    expect(messages({ type: "array", minItems: 2 }, [1])).toEqual([
      "value: expected 2 or more items, got 1",
    ]);
    expect(messages({ type: "array", minItems: 2, maxItems: 2 }, [1])).toEqual([
      "value: expected 2 items, got 1",
    ]);
  });

  it("name every wrong item", () => {
    expect(messages({ type: "array", items: { type: "integer" } }, [1, "2", 3, null])).toEqual([
      'value[1]: expected integer, got "2"',
      "value[3]: expected integer, got null",
    ]);
  });

  it("name items that are there twice", () => {
    expect(messages({ type: "array", uniqueItems: true }, ["a", "b", "a"])).toEqual([
      "value[2]: the same as item 0",
    ]);
  });

  it("take Blobs where items are media, and tell them apart", () => {
    const images: Field = {
      type: "array",
      items: { type: "string", media: "url" },
      uniqueItems: true,
    };
    expect(messages(images, [blob, new Blob(["x"]), "https://example.com/a.png"])).toEqual([]);
    expect(messages(images, [blob, blob])).toHaveLength(1);
    expect(messages(images, [blob, "cat.png"])).toHaveLength(1);
    expect(messages({ type: "array", items: { type: "string" } }, [blob])).toHaveLength(1);
  });

  it("stop after a hundred wrong items", () => {
    const long = Array.from({ length: 100_000 }, (_, index) => index);
    expect(messages({ type: "array", items: { type: "string" } }, long)).toHaveLength(100);
  });

  it("find repeated items in long arrays", () => {
    const long = Array.from({ length: 100_000 }, (_, index) => ({ index }));
    expect(messages({ type: "array", uniqueItems: true }, long)).toEqual([]);
  });
});
