import { describe, expect, it } from "vitest";

import { checkLength } from "../../src/runtime/check-length.js";
import type { Field } from "../../src/runtime/field.js";
import { messagesOf } from "./refusal.js";

describe("the length of a text", () => {
  it.each<[Field, readonly unknown[], readonly unknown[]]>([
    [{ type: "string", minLength: 1 }, ["a", "👍", "\ud83d"], [""]],
    [{ type: "string", maxLength: 2 }, ["", "ab", "👍👍", "é́"], ["abc", "👍👍👍", "éxx"]],
    [{ type: "string", minLength: 2, maxLength: 3 }, ["ab", "👍👍👍", "a👍"], ["👍", "a", "abcd"]],
    [{ minLength: 3 }, [1, null, ["a"], "abc"], ["ab"]],
    [{ type: "string", minLength: 0 }, [""], []],
  ])("%j", (field, taken, refused) => {
    for (const value of taken)
      expect([value, messagesOf(field, [checkLength], value)]).toEqual([value, []]);
    for (const value of refused) {
      expect([value, messagesOf(field, [checkLength], value).length]).toEqual([value, 1]);
    }
  });

  it("is said in characters", () => {
    expect(messagesOf({ type: "string", maxLength: 3 }, [checkLength], "👍👍👍👍")).toEqual([
      "value: expected 0 to 3 characters, got 4",
    ]);
  });
});
