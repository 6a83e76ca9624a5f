import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  breaksObjects,
  escapeKey,
  isIdentifier,
  lastResorts,
  safeName,
} from "../../src/naming/safe-name.js";

describe("safeName", () => {
  it.each([
    ["image", "image"],
    ["3dModel", "_3dModel"],
    ["", "_"],
    ["then", "then_"],
    ["toJSON", "toJSON_"],
    ["prototype", "prototype_"],
    ["class", "class"],
    ["name", "name"],
  ])("%j -> %j", (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))("%s gets an underscore", (name) => {
    expect(breaksObjects(name)).toBe(true);
    expect(safeName(name)).toBe(`${name}_`);
  });
});

it.each([
  ["startImage", true],
  ["_", true],
  ["$a1", true],
  ["", false],
  ["1a", false],
  ["start image", false],
  ["größe", false],
  ["a\n", false],
  ["a\u200d", false],
])("isIdentifier(%j) is %j", (name, is) => {
  expect(isIdentifier(name)).toBe(is);
});

it.each([
  ["foo_bar", "foo_bar"],
  ["foo-bar", "foo_2dbar"],
  ["62_image", "62_image"],
  ["12:34_image", "12_3a34_image"],
  ["提示", "_63d0_793a"],
  ["🎬", "_1f3ac"],
  ["\ud83d", "_d83d"],
  ["a$b", "a$b"],
  ["a\0\n", "a_0_a"],
])("escapeKey(%j) is %j", (key, escaped) => {
  expect(escapeKey(key)).toBe(escaped);
});

describe("lastResorts", () => {
  it.each([
    ["foo-bar", ["foo_2d_bar", "foo_2d_bar_"]],
    ["foo_2dbar", ["foo_5f_2dbar", "foo_5f_2dbar_"]],
    ["62_image", ["_36_2_5f_image", "_36_2_5f_image_"]],
    ["Foo", ["_46_oo", "_46_oo_"]],
    ["then", ["then_", "then__"]],
    ["", ["_", "__"]],
  ])("of %j start with %j", (key, names) => {
    expect(take(key, 2)).toEqual(names);
  });

  it("are identifiers, and never shared by two keys, however they are spelled", () => {
    const key = fc.oneof(
      fc.string({
        unit: fc.constantFrom("_", "-", "a", "A", "2", "d", "5", "f", "$", "\ud83d", "é"),
      }),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(key, key, (one, other) => {
        const names = [...take(one, 4), ...take(other, 4)];
        expect(names.filter((name) => !isIdentifier(name) || breaksObjects(name))).toEqual([]);
        expect(new Set(names).size).toBe(one === other ? 4 : 8);
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });
});

function take(key: string, count: number): string[] {
  const names = lastResorts(key);
  return Array.from({ length: count }, () => names.next().value);
}
