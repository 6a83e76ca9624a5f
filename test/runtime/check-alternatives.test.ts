import { describe, expect, it } from "vitest";

import { checkAlternatives } from "../../src/runtime/check-alternatives.js";
import { checkItems } from "../../src/runtime/check-items.js";
import { checkMediaUrl } from "../../src/runtime/check-media-url.js";
import { checkObject } from "../../src/runtime/check-object.js";
import { checkRange } from "../../src/runtime/check-range.js";
import type { Field, Fields } from "../../src/runtime/field.js";
import { messagesOf } from "./refusal.js";

const messages = (field: Field, value: unknown, definitions: Fields = {}): string[] =>
  messagesOf(
    field,
    [checkItems, checkObject, checkRange, checkMediaUrl, checkAlternatives],
    value,
    definitions,
  );

const size: Field = {
  anyOf: [
    { type: "string", enum: ["square", "portrait"] },
    {
      type: "object",
      fields: {
        width: { type: "integer", required: true },
        height: { type: "integer", required: true },
      },
    },
  ],
};

const tree: Fields = {
  tree: {
    type: "object",
    fields: {
      name: { type: "string", required: true },
      children: { type: "array", items: { ref: "tree" } },
    },
  },
};

function treeOf(levels: number): unknown {
  let value: unknown = { name: "leaf" };
  for (let level = 0; level < levels; level++) value = { name: "a", children: [value] };
  return value;
}

const nodeOf = (kind: string): Field => ({
  type: "object",
  fields: { kind: { enum: [kind] }, next: { ref: "node" } },
});

describe("alternatives", () => {
  it.each<[string, Field, readonly unknown[], readonly unknown[]]>([
    [
      "of shapes",
      size,
      ["square", { width: 1, height: 2 }],
      ["round", 5, null, { width: 1 }, { width: 1, height: 2, x: 3 }, []],
    ],
    ["with null", { anyOf: [{ type: "string" }, { type: "null" }] }, ["", null], [5, {}]],
    [
      "of which several fit",
      { anyOf: [{ type: "integer" }, { minimum: 2 }] },
      [1, 2.5, "x"],
      [1.5],
    ],
    [
      "all at once",
      { allOf: [{ type: "integer" }, { minimum: 2 }, { maximum: 3 }] },
      [2, 3],
      [1, 4, 2.5, "2"],
    ],
    [
      "of all of alternatives",
      { type: "integer", allOf: [{ anyOf: [{ maximum: 2 }, { minimum: 8 }] }] },
      [1, 9],
      [5, "x"],
    ],
    ["of nothing", { anyOf: [] }, [1, null], []],
    [
      "of media or arrays of media",
      {
        anyOf: [
          { type: "string", media: "url" },
          { type: "array", items: { type: "string", media: "url" } },
        ],
      },
      ["https://a.b/c", new Blob([]), ["https://a.b/c", new Blob([])]],
      ["cat.png", [5], ["cat.png"]],
    ],
  ])("%s", (_name, field, taken, refused) => {
    for (const value of taken) expect([value, messages(field, value)]).toEqual([value, []]);
    for (const value of refused)
      expect([value, messages(field, value).length > 0]).toEqual([value, true]);
  });

  it("say what every branch expects, when none comes close", () => {
    expect(messages(size, 5)).toEqual([
      'value: expected one of "square", "portrait" or object, got 5',
    ]);
  });

  it("say what is wrong with the branch that comes closest", () => {
    expect(messages(size, { width: 1, height: "2" })).toEqual([
      'value.height: expected integer, got "2"',
    ]);
    const shapes: Field = {
      anyOf: [
        {
          type: "object",
          fields: {
            kind: { enum: ["circle"], required: true },
            radius: { type: "number", required: true },
          },
        },
        {
          type: "object",
          fields: {
            kind: { enum: ["line"], required: true },
            from: { type: "number", required: true },
            to: { type: "number", required: true },
          },
        },
      ],
    };
    expect(messages(shapes, { kind: "line", from: 1, to: "2" })).toEqual([
      'value.to: expected number, got "2"',
    ]);
  });

  it("still refuse what JSON does not have", () => {
    expect(messages({ anyOf: [{}, { type: "string" }] }, [() => 1])).toHaveLength(1);
    expect(messages({ allOf: [{}] }, Number.NaN)).toHaveLength(1);
    expect(messages({ type: "array", anyOf: [{ minItems: 1 }] }, [Symbol("x")])).toHaveLength(1);
  });
});

describe("definitions", () => {
  it("lead into the depth of a value", () => {
    const good = { name: "a", children: [{ name: "b" }, { name: "c", children: [] }] };
    expect(messages({ ref: "tree" }, good, tree)).toEqual([]);
    expect(
      messages({ ref: "tree" }, { name: "a", children: [{ name: "b" }, { name: 3 }] }, tree),
    ).toEqual(["value.children[1].name: expected string, got 3"]);
  });

  it("that nobody made take any JSON", () => {
    expect(messages({ ref: "toString" }, { a: [1] })).toEqual([]);
    expect(messages({ ref: "gone" }, { a: [() => 1] })).toHaveLength(1);
  });

  it("that lead back to themselves at the same place add nothing", () => {
    const rings: Fields = {
      self: { ref: "self" },
      ping: { anyOf: [{ ref: "pong" }, { type: "string" }] },
      pong: { allOf: [{ ref: "ping" }, { maximum: 5 }] },
    };
    expect(messages({ ref: "self" }, [1], rings)).toEqual([]);
    expect(messages({ ref: "ping" }, "text", rings)).toEqual([]);
    expect(messages({ ref: "pong" }, 9, rings)).not.toEqual([]);
  });

  it("are followed as deep as an input may be", () => {
    expect(messages({ ref: "tree" }, treeOf(99), tree)).toEqual([]);
    expect(messages({ ref: "tree" }, treeOf(50_000), tree)).toHaveLength(1);
    const ring: Record<string, unknown> = { name: "a" };
    ring.children = [ring, ring];
    expect(messages({ ref: "tree" }, ring, tree)).toHaveLength(1);
  });

  it("are tried once at each place, however many alternatives lead there", () => {
    const definitions: Fields = { node: { anyOf: ["a", "b", "c", "d"].map(nodeOf) } };
    let value: unknown = { kind: "z" };
    for (let level = 0; level < 190; level++) value = { next: value };
    expect(messages({ ref: "node" }, value, definitions)).not.toEqual([]);
  });
});
