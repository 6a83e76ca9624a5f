import fc from "fast-check";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { layOutLines, layOutValue } from "../../src/emit/layout.js";
import { DEFAULT_STYLE } from "../../src/emit/style.js";

function print(value: unknown): string {
  return layOutValue(value, { style: DEFAULT_STYLE, level: 0, before: 0, after: 0 });
}

const text = fc.string({
  unit: fc.constantFrom("a", "b", " ", '"', "'", "\\", "\n"),
  maxLength: 60,
});
const key = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "B", "9", "_", "$"), maxLength: 30 }),
  text,
);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { withCrossShrink: true, maxDepth: 4 },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(number, { maxLength: 40 }),
    fc.array(text, { maxLength: 6 }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 5 }),
  ),
}));
const style = fc.record({ width: fc.integer({ min: 80, max: 130 }) });

describe("layOutValue", () => {
  it.each([
    [{ a: 1, "b-c": "x" }, '{ a: 1, "b-c": "x" }'],
    [[1, null, true, "a"], '[1, null, true, "a"]'],
    [{}, "{}"],
    [JSON.parse('{"__proto__": 1}'), '{ ["__proto__"]: 1 }'],
    [{ left: undefined, kept: 0 }, "{ kept: 0 }"],
    ["\u202e\u200b\u0000", '"\\u202e\\u200b\\u0000"'],
    ["日本語 é 🎧", '"日本語 é 🎧"'],
  ])("%j", (given, want) => {
    expect(print(given)).toBe(want);
  });

  it("always gives the value back when it is run", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 4 }), value), (given) => {
        const back: unknown = new Function(`return (${print(given)});`)();
        expect(JSON.stringify(back)).toBe(JSON.stringify(given));
      }),
    );
  });
});

describe("layOutLines", () => {
  it("always breaks lines where prettier does", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(key, value), { maxLength: 6 }),
        style,
        async (entries, drawn) => {
          const unique = Object.entries(Object.fromEntries(entries));
          const spot = { style: drawn, level: 0, before: "const x = ".length, after: 1 };
          const code = `const x = ${layOutLines(unique, spot)};\n`;
          const options = { parser: "typescript", printWidth: drawn.width };
          expect(code).toBe(await format(code, options));
        },
      ),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
