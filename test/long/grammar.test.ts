import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases, checkCase, type Checked } from "../emit/grammar-check.js";
import { typeProblems } from "../emit/grammar-types.js";

describe("2,000 schemas of the whole grammar", () => {
  it.each(Array.from({ length: 10 }, (_, batch) => batch))("batch %i", async (batch) => {
    const checked: Checked[] = [];
    fc.assert(
      fc.property(cases, (drawn) => {
        checked.push(checkCase(drawn, `grammar/m${checked.length}`));
      }),
      { numRuns: 200, seed: 4000 + batch },
    );
    expect(await typeProblems(checked)).toEqual([]);
  });
});
