import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { pointerKeys, pointerTo, valueAt } from "../../src/model/pointer.js";

describe("a JSON pointer", () => {
  it.each<[fragment: string, keys: string[] | undefined]>([
    ["#", []],
    ["#/", [""]],
    ["#/a/b", ["a", "b"]],
    ["#/a//b", ["a", "", "b"]],
    ["#/a~1b/c~0d/e~01", ["a/b", "c~d", "e~1"]],
    ["#/a%20b%2Fc", ["a b/c"]],
    ["#/%e6", undefined],
    ["#a", undefined],
    ["", undefined],
    ["/a", undefined],
    ["a.json#/a", undefined],
  ])("%s", (fragment, keys) => {
    expect(pointerKeys(fragment)).toEqual(keys);
  });

  it("leads back to its keys, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (keys) => {
        const pointer = keys.map(encodeURIComponent).reduce<string>(pointerTo, "#");
        expect(pointerKeys(pointer)).toEqual(keys);
      }),
    );
  });

  it.each<[keys: string[], value: unknown]>([
    [["a", "1", "b"], 7],
    [["a", "01"], undefined],
    [["a", "length"], undefined],
    [["a", "2"], undefined],
    [["constructor"], undefined],
    [["__proto__"], null],
    [["a", "0", "x"], undefined],
  ])("%j", (keys, value) => {
    const document = JSON.parse(`{"a":["x",{"b":7}],"__proto__":null}`) as JsonObject;
    expect(valueAt(document, keys)).toEqual(value);
  });
});
