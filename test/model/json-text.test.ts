import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  JsonTextError,
  MAX_CONTAINERS,
  MAX_DEPTH,
  parseJsonText,
} from "../../src/model/json-text.js";

function failure(text: string): string {
  try {
    parseJsonText(text);
  } catch (error) {
    if (error instanceof JsonTextError) return error.message;
    throw error;
  }
  return "no error";
}

function deep(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

describe("parseJsonText", () => {
  it.each([
    ["a missing value", '{"a": 1,\n "b": tru }', "line 2, column 7"],
    ["a raw line break in a string", '{"a":"x\ny"}', "line 1, column 8"],
    ["an array that ends early", "[1,2", "line 1, column 5 (the end of the text)"],
    ["nothing", "", "line 1, column 1 (the end of the text)"],
    ["one brace too many", '{"a":1}}', "line 1, column 8"],
    ["an escape that JSON lacks", '"\\x"', "line 1, column 2"],
    ["a missing colon", '{"a" 1}', "line 1, column 6"],
    ["a comma at the end", "[1,]", "line 1, column 4"],
    ["a number with a zero in front", "[01]", "line 1, column 2"],
    ["two values", "1 2", "line 1, column 3"],
    ["carriage returns as line ends", "[\r1\r,x", "line 3, column 2"],
    ["Windows line ends", "[\r\n1\r\nx", "line 3, column 1"],
  ])("%s", (_, text, place) => {
    expect(failure(text)).toContain(`not JSON: ${place} is unexpected`);
  });

  it("shows the line, cut around the place, with nothing invisible in it", () => {
    const text = `[\n  "${"a".repeat(500)}",\u200b\u202ex, "${"b".repeat(500)}"]`;
    const [, line = "", mark = ""] = failure(text).split("\n");
    expect(line.length).toBeLessThan(130);
    expect(line).toContain('a",\u00b7\u00b7x, "b');
    expect(line.charAt(mark.indexOf("^"))).toBe("\u00b7");
  });

  it("takes what is as deep as can be, and says where it is deeper", () => {
    expect(failure(deep(MAX_DEPTH))).toBe("no error");
    expect(failure(`"\\"[" ${deep(5)}`)).toContain("line 1, column 7");
    expect(failure(deep(MAX_DEPTH + 1))).toContain(
      `line 1, column ${MAX_DEPTH + 1}: nests deeper than ${MAX_DEPTH} levels`,
    );
  });

  it("takes no more objects and arrays than memory holds", () => {
    expect(failure(`[${"[],".repeat(MAX_CONTAINERS)}`)).toContain(
      `over ${MAX_CONTAINERS} objects and arrays`,
    );
  });

  it.each([
    ["a long string", `{"a":"${"x".repeat(5_000_000)}`],
    ["escapes", `["${'\\"'.repeat(2_000_000)}`],
    ["a long number", `[${"1".repeat(3_000_000)},,`],
    ["spaces", `${" ".repeat(3_000_000)}x`],
    ["lines", `${"\n".repeat(3_000_000)}x`],
    ["brackets", "[".repeat(3_000_000)],
    ["brackets side by side", `[${"[],".repeat(1_000_000)}`],
    ["backslashes", `"${"\\".repeat(3_000_001)}`],
  ])("takes linear time for %s", (_, text) => {
    expect(failure(text)).toMatch(/line \d+, column \d+/);
  });

  it("agrees with JSON.parse", () => {
    const near = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "]", "0", "\\"))
      .map(
        ([json, at, char]) =>
          json.slice(0, at % (json.length + 1)) + char + json.slice(at % (json.length + 1)),
      );
    fc.assert(
      fc.property(near, (text) => {
        let want: unknown;
        try {
          want = JSON.parse(text);
        } catch {
          expect(failure(text)).toMatch(/^not JSON: line \d+, column \d+/);
          return;
        }
        expect(parseJsonText(text)).toEqual(want);
      }),
      { numRuns: 1000 },
    );
  });
});
