import { describe, expect, it } from "vitest";
import { MAX_OBJECTS, MAX_VALUES, pastLimit } from "../../src/model/limits.js";
import type { JsonObject } from "../../src/model/json.js";

function withProperties(count: number): JsonObject {
  const keys = Array.from({ length: count }, (_, index) => [`p${index}`, { type: "string" }]);
  return { properties: Object.fromEntries(keys) };
}

describe("pastLimit", () => {
  it.each([
    ["as many objects as can be", withProperties(MAX_OBJECTS - 2), undefined],
    ["one object more", withProperties(MAX_OBJECTS - 1), "objects"],
    [
      "as many values as can be",
      { enum: Array.from({ length: MAX_VALUES - 2 }, () => 1) },
      undefined,
    ],
    ["one value more", { enum: Array.from({ length: MAX_VALUES - 1 }, () => 1) }, "values"],
  ])("%s", (_, schema, words) => {
    const found = pastLimit(schema);
    if (words === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(words);
  });
});
