import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, canonicalSchema } from "../../src/model/canonical.js";
import type { Json } from "../../src/model/json.js";
import { anySchema, brokenSchema, orders, shuffled, values } from "./schemas.js";

const parse = (text: string): Json => JSON.parse(text) as Json;

describe("canonical text", () => {
  it.each<[one: string, other: string]>([
    [`{"a":1,"b":{"c":2,"d":3}}`, `{"b":{"d":3,"c":2},"a":1}`],
    [`{"__proto__":1,"a":2}`, `{"a":2,"__proto__":1}`],
    [`[1.0,-0]`, `[1,0]`],
    [`"\\u0061"`, `"a"`],
    [`1e400`, `1.7976931348623157e308`],
  ])("%s is %s", (one, other) => {
    expect(canonicalJson(parse(one))).toBe(canonicalJson(parse(other)));
  });

  it.each<[one: string, other: string]>([
    [`[1,2]`, `[2,1]`],
    [`1`, `"1"`],
    [`{}`, `[]`],
    [`{"a":null}`, `{}`],
    [`{"a":1,"b":2}`, `{"a":2,"b":1}`],
    [`["a,b"]`, `["a","b"]`],
    [`1e400`, `null`],
  ])("%s is not %s", (one, other) => {
    expect(canonicalJson(parse(one))).not.toBe(canonicalJson(parse(other)));
  });

  it("of a value in any order is one, and that of another value is another", () => {
    fc.assert(
      fc.property(values, values, orders, (one, other, order) => {
        expect(canonicalJson(shuffled(one, order))).toBe(canonicalJson(one));
        expect(parse(canonicalJson(one))).toEqual(one);
        if (canonicalJson(one) === canonicalJson(other)) expect(other).toEqual(one);
      }),
    );
  });
});

describe("schemas are one for callers", () => {
  it.each<[what: string, one: string, other: string]>([
    ["the order of what is required", `{"required":["a","b"]}`, `{"required":["b","a"]}`],
    ["the order of an enum", `{"enum":["a",{"x":1,"y":2}]}`, `{"enum":[{"y":2,"x":1},"a"]}`],
    ["the order of types", `{"type":["string","null"]}`, `{"type":["null","string"]}`],
    [
      "prose",
      `{"title":"A","properties":{"a":{"description":"B"}}}`,
      `{"properties":{"a":{"title":"C"}}}`,
    ],
    ["prose in a list", `{"anyOf":[{"title":"A"}]}`, `{"anyOf":[{}]}`],
    [
      "the words of a validation",
      `{"validations":[{"validation_error":"A","validation_value":1}]}`,
      `{"validations":[{"validation_error":"B","validation_value":1}]}`,
    ],
  ])("that differ in %s", (_, one, other) => {
    expect(canonicalSchema(parse(one), false)).toBe(canonicalSchema(parse(other), false));
  });

  it.each<[what: string, one: string, other: string]>([
    ["a property called title", `{"properties":{"title":{"type":"string"}}}`, `{"properties":{}}`],
    ["a definition called description", `{"$defs":{"description":{}}}`, `{"$defs":{}}`],
    ["a title within a default", `{"default":{"title":"A"}}`, `{"default":{"title":"B"}}`],
    ["a title within an enum", `{"enum":[{"title":"A"}]}`, `{"enum":[{"title":"B"}]}`],
    ["the order of a default", `{"default":["a","b"]}`, `{"default":["b","a"]}`],
    [
      "the order of a default called enum",
      `{"default":{"enum":["a","b"]}}`,
      `{"default":{"enum":["b","a"]}}`,
    ],
    ["the order of branches", `{"anyOf":[{},{"type":"null"}]}`, `{"anyOf":[{"type":"null"},{}]}`],
    ["a title that is no text", `{"title":{"a":1}}`, `{}`],
    [
      "a limit of a validation",
      `{"validations":[{"validation_value":1}]}`,
      `{"validations":[{"validation_value":2}]}`,
    ],
    ["a default", `{"default":1}`, `{"default":"1"}`],
  ])("but not those that differ in %s", (_, one, other) => {
    expect(canonicalSchema(parse(one), false)).not.toBe(canonicalSchema(parse(other), false));
  });

  it("prose counts where it is asked for", () => {
    const one = canonicalSchema({ title: "A", type: "string" }, true);
    expect(canonicalSchema({ type: "string", title: "A" }, true)).toBe(one);
    expect(canonicalSchema({ type: "string", title: "B" }, true)).not.toBe(one);
  });

  it.each([true, false])("in any order of their keys; with prose: %s", (withProse) => {
    fc.assert(
      fc.property(fc.oneof(anySchema, brokenSchema), orders, (schema, order) => {
        const text = canonicalSchema(schema, withProse);
        expect(canonicalSchema(shuffled(schema, order), withProse)).toBe(text);
      }),
    );
  });
});
