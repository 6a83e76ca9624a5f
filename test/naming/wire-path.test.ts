import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  additionalPath,
  itemsPath,
  keyPath,
  parseWirePath,
  type WireStep,
} from "../../src/naming/wire-path.js";

const key = (name: string): WireStep => ({ key: name });

function write(steps: readonly WireStep[]): string | undefined {
  return steps.reduce<string | undefined>((path, step) => {
    if (typeof step === "object") return keyPath(path, step.key);
    return step === "items" ? itemsPath(path) : additionalPath(path);
  }, undefined);
}

describe("a wire path", () => {
  it.each<[path: string, steps: WireStep[]]>([
    ["6_text", [key("6_text")]],
    ["loras[].network_multiplier", [key("loras"), "items", key("network_multiplier")]],
    ["a.b.c", [key("a"), key("b"), key("c")]],
    ["a[][][*].b", [key("a"), "items", "items", "additional", key("b")]],
    ["[*].a", ["additional", key("a")]],
    ["[]", ["items"]],
    ["a\\.b\\[\\]\\\\", [key("a.b[]\\")]],
    ["", [key("")]],
    [".", [key(""), key("")]],
    ["a.", [key("a"), key("")]],
    ["a.[]", [key("a"), key(""), "items"]],
    ["\\0[].a", [key(""), "items", key("a")]],
    ["\\0[*]", [key(""), "additional"]],
    ["a b-c/提示", [key("a b-c/提示")]],
    ["__proto__.constructor", [key("__proto__"), key("constructor")]],
  ])("%s", (path, steps) => {
    expect(write(steps)).toBe(path);
    expect(parseWirePath(path)).toEqual(steps);
  });

  it.each(["a]", "a[", "a[0]", "a[x].b", "a[]b", "a[*]b", "a\\", "a[].b\\", "[", "[]]", "[]a"])(
    "%s is none",
    (path) => {
      expect(parseWirePath(path)).toBeUndefined();
    },
  );

  it("leads back to its steps, whatever the keys", () => {
    const keys = fc.oneof(
      fc.constantFrom("", "0", ".", "[]", "[*]", "\\", "\\0", "a.b[]\\"),
      fc.string({ unit: fc.constantFrom(".", "[", "]", "\\", "*", "0", "a") }),
      fc.string({ unit: "binary" }),
    );
    const step = fc.oneof(
      keys.map(key),
      fc.constant<WireStep>("items"),
      fc.constant<WireStep>("additional"),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        expect(parseWirePath(write(steps) ?? "")).toEqual(steps);
      }),
      { numRuns: 1000 },
    );
  });

  it("is read without a throw, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(".", "[", "]", "\\", "*", "0", "a") }),
        (path) => {
          const steps = parseWirePath(path);
          if (steps) expect(parseWirePath(write(steps) ?? "")).toEqual(steps);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
