import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isList, isSwitch, valueOf } from "../../../src/cli/run/parameter-value.js";
import type { Field, Fields } from "../../../src/runtime/field.js";

const definitions: Fields = {
  Layer: { type: "object", fields: { layers: { type: "array", items: { ref: "Layer" } } } },
  Loop: { ref: "Loop" },
};
const lora: Field = { type: "object", fields: { path: { type: "string" } } };

function value(field: Field, ...texts: string[]): unknown {
  return valueOf("it", texts, field, definitions);
}

describe("what the text behind a flag means", () => {
  it.each<[Field, string, unknown]>([
    [{ type: "string" }, "007", "007"],
    [{ type: "string" }, "true", "true"],
    [{ type: "string" }, "null", "null"],
    [{ type: "string" }, '"quoted"', '"quoted"'],
    [{ type: "string" }, "", ""],
    [{ type: ["string", "null"] }, "12", "12"],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, "12", "12"],
    [{ type: "string", media: "text" }, "1", "1"],
    [{ type: "integer" }, "12", 12],
    [{ type: "integer" }, "-12", -12],
    [{ type: "integer" }, "012", "012"],
    [{ type: "integer" }, "0x1f", "0x1f"],
    [{ type: "integer" }, "1.5", "1.5"],
    [{ type: "integer" }, "1,000", "1,000"],
    [{ type: "integer" }, "", ""],
    [{ type: "integer" }, "twelve", "twelve"],
    [{ type: "integer" }, "true", "true"],
    [{ type: "number" }, "4", 4],
    [{ type: "number" }, "0.5", 0.5],
    [{ type: "number" }, "1e300", 1e300],
    [{ type: "number" }, ".5", ".5"],
    [{ type: "number" }, "NaN", "NaN"],
    [{ type: "number" }, "1e999", "1e999"],
    [{ type: ["integer", "null"] }, "null", null],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean" }, "false", false],
    [{ type: "boolean" }, "yes", "yes"],
    [{ enum: ["16:9", "9:16"] }, "16:9", "16:9"],
    [{ enum: ["480", "auto"] }, "480", "480"],
    [{ enum: [81, 141] }, "81", 81],
    [{ enum: [81, "81"] }, "81", "81"],
    [{ enum: [true, false] }, "true", true],
    [{ enum: ["fast", null] }, "null", null],
    [lora, '{"path":"a"}', { path: "a" }],
    [lora, "{path:a}", "{path:a}"],
    [{ anyOf: [{ type: "string" }, { type: "integer" }] }, "7", 7],
    [{ anyOf: [{ type: "string" }, { type: "integer" }] }, "seven", "seven"],
    [{ anyOf: [{ type: "string" }, { type: "integer" }] }, "true", "true"],
    [{ anyOf: [{ enum: ["square"] }, lora] }, "square", "square"],
    [{ anyOf: [{ enum: ["square"] }, lora] }, '{"path":"a"}', { path: "a" }],
    [{ ref: "Layer" }, '{"layers":[]}', { layers: [] }],
    [{ ref: "Loop" }, "1", 1],
    [{ ref: "constructor" }, "x", "x"],
    [{}, "https://x.test/a.png", "https://x.test/a.png"],
    [{}, '["a"]', ["a"]],
  ])("%j: %s", (field, text, want) => {
    expect(value(field, text)).toEqual(want);
  });

  it.each<[Field, string[], unknown]>([
    [{ type: "array", items: { type: "string" } }, ["a", "b"], ["a", "b"]],
    [{ type: "array", items: { type: "string" } }, ["007"], ["007"]],
    [{ type: "array", items: { type: "string" } }, ['["a"]'], ['["a"]']],
    [{ type: "array", items: { type: "string", media: "url" } }, ["a.png"], ["a.png"]],
    [{ type: "array", items: { type: "string", media: "url" } }, ['["a","b"]'], ["a", "b"]],
    [{ type: "array", items: { type: "integer" } }, ["1", "2"], [1, 2]],
    [{ type: "array", items: { type: "integer" } }, ["[1,2]"], [1, 2]],
    [{ type: "array", items: { type: "integer" } }, ["[]"], []],
    [{ type: "array", items: { type: "array", items: { type: "integer" } } }, ["[1,2]"], [[1, 2]]],
    [
      { type: "array", items: lora },
      ['{"path":"a"}', '{"path":"b"}'],
      [{ path: "a" }, { path: "b" }],
    ],
    [
      { type: "array", prefixItems: [{ type: "string" }], items: { type: "integer" } },
      ["1", "2"],
      ["1", 2],
    ],
    [{ type: "array" }, ["1", "x"], [1, "x"]],
    [{ type: ["array", "null"], items: { type: "integer" } }, ["1"], [1]],
    [{ type: "string" }, ["a", "b"], "b"],
  ])("%j, given as %j", (field, texts, want) => {
    expect(value(field, ...texts)).toEqual(want);
  });

  it("refuses an integer that would be sent as another one", () => {
    expect(() => value({ type: "integer" }, "9007199254740993")).toThrow(
      "it: 9007199254740993 is too large to be sent exactly",
    );
    expect(value({ type: "integer" }, "9007199254740991")).toBe(Number.MAX_SAFE_INTEGER);
  });

  it("never changes text that is taken as text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(value({ type: "string" }, text)).toBe(text);
      }),
    );
  });

  it("knows lists and switches", () => {
    expect(isList({ type: "array" }, {})).toBe(true);
    expect(isList({ anyOf: [{ type: "array" }, { type: "string" }] }, {})).toBe(false);
    expect(isSwitch({ type: ["boolean", "null"] }, {})).toBe(true);
    expect(isSwitch({ enum: [true] }, {})).toBe(false);
    expect(isSwitch({}, {})).toBe(false);
  });
});
