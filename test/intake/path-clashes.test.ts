import { describe, expect, it } from "vitest";
import { pathClashes } from "../../src/intake/path-clashes.js";

describe("pathClashes", () => {
  it.each([
    ["nothing", ["a/b", "a/c"], [], {}],
    ["case alone", ["a/b", "a/B"], [], { "a/b": "a/B" }],
    ["the one that is there stays", ["a/B"], ["a/b"], { "a/B": "a/b" }],
    ["the same id is no clash", ["a/b"], ["a/b"], {}],
    ["folders may differ in case", ["x/4K/a", "x/4k/b"], [], {}],
    ["an id that is the prefix of another", ["a/b", "a/b/c"], [], {}],
    ["three", ["A", "a", "b"], [], { a: "A" }],
  ])("%s", (_, ids, first, want) => {
    expect(Object.fromEntries(pathClashes(ids, first))).toEqual(want);
    expect(Object.fromEntries(pathClashes(ids.toReversed(), first))).toEqual(want);
  });
});
