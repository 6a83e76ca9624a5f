import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases, checkCase, type Checked } from "./grammar-check.js";
import { typeProblems } from "./grammar-types.js";

describe("schemas of the whole grammar", () => {
  it("give models that take what Ajv takes and refuse what it refuses, and types that say the same", async () => {
    const checked: Checked[] = [];
    fc.assert(
      fc.property(cases, (drawn) => {
        checked.push(checkCase(drawn, `grammar/m${checked.length}`));
      }),
      { numRuns: 100, seed: 20_261_121 },
    );
    expect(checked.flatMap(({ inputs }) => inputs).length).toBeGreaterThan(150);
    expect(await typeProblems(checked)).toEqual([]);
  });
});
