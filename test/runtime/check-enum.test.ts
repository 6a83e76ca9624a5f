import { describe, expect, it } from "vitest";

import { checkEnum } from "../../src/runtime/check-enum.js";
import { checkItems } from "../../src/runtime/check-items.js";
import { checkObject } from "../../src/runtime/check-object.js";
import type { Field } from "../../src/runtime/field.js";
import type { Check } from "../../src/runtime/rule.js";
import { messagesOf } from "./refusal.js";

const all: readonly Check[] = [checkEnum, checkItems, checkObject];

describe("enums", () => {
  it.each<[Field, readonly unknown[], readonly unknown[]]>([
    [{ type: "integer", enum: [81, 141] }, [81, 141], [82, "81", 81.5, null, true]],
    [{ type: "string", enum: ["5", "auto"] }, ["5", "auto"], [5, "Auto", ""]],
    [{ enum: [1, "1", true, null] }, [1, "1", true, null], [0, false, "true", [], {}, [1]]],
    [{ type: ["string", "null"], enum: ["a", null] }, ["a", null], ["b"]],
    [{ enum: [0] }, [0, -0], [false, "", null]],
    [{ enum: [] }, [], [1, "a", null, {}]],
    [
      { enum: [{ a: 1, b: [{ c: null }] }, [1, 2], "x"] },
      [{ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, [1, 2], "x"],
      [
        { a: 1 },
        { a: 1, b: [{ c: 0 }] },
        { a: 1, b: [{ c: null }], d: 1 },
        [2, 1],
        [1, 2, 3],
        "y",
        [],
        {},
      ],
    ],
    [{ enum: [JSON.parse('{"__proto__":1}')] }, [JSON.parse('{"__proto__":1}')], [{}]],
  ])("%j", (field, taken, refused) => {
    for (const value of taken) expect([value, messagesOf(field, all, value)]).toEqual([value, []]);
    for (const value of refused) {
      expect([value, messagesOf(field, all, value).length]).toEqual([value, 1]);
    }
  });

  it.each([[Number.NaN], [new Blob([])], [new Date()], [() => 1], [1n], [{ a: 1n }]])(
    "is never %o",
    (value) => {
      expect(messagesOf({ enum: [1, null, {}] }, all, value)).not.toEqual([]);
    },
  );

  it("list their options", () => {
    expect(messagesOf({ enum: ["720p", 81, null] }, [], "720P")).toEqual([
      'value: expected one of "720p", 81, null, got "720P"',
    ]);
  });

  it("does not list endless options", () => {
    const options = Array.from({ length: 100_000 }, (_, index) => `option ${index}`);
    const [message = ""] = messagesOf({ enum: options }, [], "other");
    expect(message.length).toBeLessThan(500);
  });
});
