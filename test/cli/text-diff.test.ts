import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstDifference } from "../../src/cli/text-diff.js";

describe("firstDifference", () => {
  const rows: [string, string, string, string[]][] = [
    ["nothing", "a\nb\n", "a\nb\n", []],
    ["line ends alone", "a\r\nb\r\n", "a\nb\n", []],
    ["a line that changed", "a\nb\nc\nd\n", "a\nx\nc\nd\n", ["@@ line 2 @@", "-b", "+x"]],
    ["a line that is new", "a\nc\nd\n", "a\nb\nc\nd\n", ["@@ line 2 @@", "+b"]],
    ["a line that is gone", "a\nb\nc\nd\n", "a\nc\nd\n", ["@@ line 2 @@", "-b"]],
    ["the first of two places", "a\nb\nc\nd\ne\n", "a\nx\nc\nd\ny\n", ["@@ line 2 @@", "-b", "+x"]],
    ["the end", "a\n", "a\nb\n", ["@@ line 2 @@", "+b"]],
    ["all of it", "a", "b", ["@@ line 1 @@", "-a", "+b"]],
  ];
  it.each(rows)("%s", (_, before, after, want) => {
    expect(firstDifference(before, after)).toEqual(want);
  });

  it("is short, and empty only where the lines are equal", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c"), { maxLength: 60 })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = firstDifference(before, after);
        expect(lines.length === 0).toBe(before === after);
        expect(lines.length).toBeLessThan(20);
      }),
    );
  });
});
