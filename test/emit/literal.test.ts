import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printString } from "../../src/emit/literal.js";

describe("printString", () => {
  it("a string never ends early, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const back: unknown = new Function(`return ${printString(value)};`)();
        expect(back).toBe(value);
      }),
    );
  });
});
