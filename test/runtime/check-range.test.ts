import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkExclusiveRange } from "../../src/runtime/check-exclusive-range.js";
import { checkMultiple } from "../../src/runtime/check-multiple.js";
import { checkRange } from "../../src/runtime/check-range.js";
import type { Field } from "../../src/runtime/field.js";
import { messagesOf } from "./refusal.js";

const messages = (field: Field, value: unknown): string[] =>
  messagesOf(field, [checkRange, checkExclusiveRange, checkMultiple], value);

describe("ranges", () => {
  it.each<[Field, readonly unknown[], readonly unknown[]]>([
    [{ type: "integer", minimum: 6, maximum: 20 }, [6, 7, 20], [5, 21, -6]],
    [{ type: "number", minimum: 0.6, maximum: 4 }, [0.6, 4, 3.99], [0.59, 4.01]],
    [{ type: "number", minimum: 0 }, [0, -0, 1e308], [-1e-308, -1]],
    [{ type: "number", maximum: 0 }, [0, -1], [1e-308]],
    [{ type: "number", exclusiveMinimum: 0 }, [1e-308, 5], [0, -0, -1]],
    [{ type: "number", exclusiveMaximum: 1 }, [0.999, -5], [1, 2]],
    [{ type: "number", exclusiveMinimum: 0, maximum: 1 }, [0.5, 1], [0, 1.1]],
    [{ minimum: 2 }, [2, "text", null, [1], {}], [1]],
    [{ exclusiveMaximum: 2 }, [1, "text", null], [2]],
    [{ type: ["number", "string"], minimum: 2 }, [2, "1"], [1, null]],
    [{ type: "integer", minimum: 0, maximum: 2 ** 64 }, [0, 2 ** 64], [2 ** 65, -1]],
    [{ type: "integer", multipleOf: 16 }, [0, 16, -32, 1024], [1, 17]],
    [{ type: "number", multipleOf: 0.1 }, [0.3, 0.7, 1.1, 4.35e10], [0.35, 0.30001]],
    [{ type: "number", multipleOf: 0.01 }, [0.29, 1.15, 19.99, 4.35], [0.295]],
    [{ type: "number", multipleOf: 0.0001 }, [0.0075], [0.00751]],
    [{ type: "number", multipleOf: 1e-8 }, [12391239123], []],
    [{ multipleOf: 2 }, [2, "1", null], [1]],
  ])("%j", (field, taken, refused) => {
    for (const value of taken) expect([value, messages(field, value)]).toEqual([value, []]);
    for (const value of refused) expect([value, messages(field, value).length]).toEqual([value, 1]);
  });

  it.each<[Field, unknown, string]>([
    [{ type: "integer", minimum: 6, maximum: 20 }, 50, "integer from 6 to 20, got 50"],
    [{ type: "number", minimum: 0.6 }, 0, "number from 0.6 to Infinity, got 0"],
    [{ maximum: 4 }, 5, "number from -Infinity to 4, got 5"],
    [{ exclusiveMinimum: 0, exclusiveMaximum: 1 }, 1, "number above 0 below 1, got 1"],
    [{ multipleOf: 0.5 }, 0.7, "a multiple of 0.5, got 0.7"],
  ])("words for %j", (field, value, words) => {
    expect(messages(field, value)).toEqual([`value: expected ${words}`]);
  });

  it("never refuses a decimal multiple of a decimal unit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 8 }),
        (count, digits, places) => {
          const unit = Number(`${digits}e-${places}`);
          const value = Number(`${BigInt(count) * BigInt(digits)}e-${places}`);
          expect(messages({ multipleOf: unit }, value)).toEqual([]);
        },
      ),
    );
  });

  it("always refuses what lies between two multiples", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 99 }),
        (count, digits, places, part) => {
          const unit = Number(`${digits}e-${places}`);
          const value = Number(
            `${BigInt(count) * BigInt(digits) * 100n + BigInt(digits * part)}e-${places + 2}`,
          );
          expect(messages({ multipleOf: unit }, value)).toHaveLength(1);
        },
      ),
    );
  });
});
