import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printLiteral, printString } from "../../src/emit/literal.js";

describe("printLiteral", () => {
  it.each([
    [{ a: 1, "b-c": "x" }, '{ a: 1, "b-c": "x" }'],
    [[1, null, true, "a"], '[1, null, true, "a"]'],
    [{}, "{}"],
    [JSON.parse('{"__proto__": 1}'), '{ ["__proto__"]: 1 }'],
    [{ left: undefined, kept: 0 }, "{ kept: 0 }"],
    ["\u202e\u200b\u0000", '"\\u202e\\u200b\\u0000"'],
    ["日本語 é 🎧", '"日本語 é 🎧"'],
  ])("%j", (value, want) => {
    expect(printLiteral(value)).toBe(want);
  });

  it("always gives the value back when it is run, in one line", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = printLiteral(value);
        expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
        const back: unknown = new Function(`return (${text});`)();
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }),
    );
  });

  it("a string never ends early, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const back: unknown = new Function(`return ${printString(value)};`)();
        expect(back).toBe(value);
      }),
    );
  });
});
