import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { plainSchema } from "../../src/model/plain.js";
import { placesOf, type Place } from "../../src/naming/places.js";

function places(given: string): Place {
  return placesOf(plainSchema(JSON.parse(given) as JsonObject, "/input"));
}

/** The place that these steps lead to: a key, `[]` for items, `[*]` for other properties. */
function at(root: Place, ...steps: string[]): Place {
  return steps.reduce((place, step) => {
    const next =
      step === "[]"
        ? place.items
        : step === "[*]"
          ? place.additional
          : place.properties.get(step)?.place;
    if (!next) throw new Error(`no place at ${steps.join(" ")}`);
    return next;
  }, root);
}

function keys(place: Place): string[] {
  return [...place.properties.keys()];
}

function titles(place: Place): Record<string, string | undefined> {
  return Object.fromEntries([...place.properties].map(([key, { title }]) => [key, title]));
}

describe("the places of a value", () => {
  it.each<[name: string, given: string, steps: string[], want: string[]]>([
    ["its properties", `{"properties":{"b":{},"a":{}}}`, [], ["b", "a"]],
    ["a property's properties", `{"properties":{"a":{"properties":{"x":{}}}}}`, ["a"], ["x"]],
    ["items", `{"properties":{"a":{"items":{"properties":{"x":{}}}}}}`, ["a", "[]"], ["x"]],
    [
      "a tuple and its rest",
      `{"properties":{"a":{"prefixItems":[{"properties":{"x":{}}},{"properties":{"y":{}}}],"items":{"properties":{"z":{}}}}}}`,
      ["a", "[]"],
      ["z", "x", "y"],
    ],
    ["other properties", `{"additionalProperties":{"properties":{"x":{}}}}`, ["[*]"], ["x"]],
    [
      "other properties by pattern",
      `{"patternProperties":{"^a":{"properties":{"x":{}}},"^b":{"properties":{"y":{}}}},"additionalProperties":false}`,
      ["[*]"],
      ["x", "y"],
    ],
    [
      "branches share a place",
      `{"anyOf":[{"properties":{"x":{}}},{"oneOf":[{"properties":{"y":{}}}]}],"properties":{"z":{}}}`,
      [],
      ["z", "x", "y"],
    ],
    [
      "parts that could not be folded",
      `{"anyOf":[{"const":1}],"allOf":[{"anyOf":[{"properties":{"x":{}}}]}]}`,
      [],
      ["x"],
    ],
    [
      "null or an object",
      `{"properties":{"a":{"anyOf":[{"type":"null"},{"properties":{"x":{}}}]}}}`,
      ["a"],
      ["x"],
    ],
    [
      "hostile keys",
      `{"properties":{"__proto__":{},"constructor":{}}}`,
      [],
      ["__proto__", "constructor"],
    ],
    ["none", `{"type":"string"}`, [], []],
  ])("%s", (_, given, steps, want) => {
    expect(keys(at(places(given), ...steps)).sort()).toEqual(want.sort());
  });

  it("a definition is one place wherever it is used", () => {
    const root = places(`{
      "properties": {
        "a": { "$ref": "#/$defs/A" },
        "b": { "items": { "$ref": "#/$defs/A" } },
        "c": { "anyOf": [{ "$ref": "#/$defs/A" }, { "type": "null" }] },
        "d": { "allOf": [{ "$ref": "#/$defs/A" }, { "properties": { "y": {} } }] },
        "e": { "properties": { "x": {} } }
      },
      "$defs": { "A": { "properties": { "x": {} } } }
    }`);
    const place = at(root, "a");
    expect([at(root, "b", "[]"), at(root, "c"), at(root, "d")]).toEqual([place, place, place]);
    expect(new Set([at(root, "b", "[]"), at(root, "c"), at(root, "d")])).toEqual(new Set([place]));
    expect(keys(place)).toEqual(["x", "y"]);
    expect(at(root, "e")).not.toBe(place);
  });

  it("definitions that are branches of one place are one place, and so is what is below them", () => {
    const root = places(`{
      "properties": {
        "any": { "oneOf": [{ "$ref": "#/$defs/A" }, { "$ref": "#/$defs/B" }] },
        "a": { "$ref": "#/$defs/A" },
        "b": { "$ref": "#/$defs/B" }
      },
      "$defs": {
        "A": { "properties": { "x": { "properties": { "p": {} } } } },
        "B": { "properties": { "x": { "properties": { "q": {} } }, "y": { "items": {} } } }
      }
    }`);
    expect(new Set([at(root, "a"), at(root, "b")])).toEqual(new Set([at(root, "any")]));
    expect(at(root, "a", "x")).toBe(at(root, "b", "x"));
    expect(keys(at(root, "any", "x")).sort()).toEqual(["p", "q"]);
  });

  it("a recursive definition contains its own place", () => {
    const root = places(`{
      "properties": { "tree": { "$ref": "#/$defs/Tree" } },
      "$defs": { "Tree": { "properties": { "children": { "items": { "$ref": "#/$defs/Tree" } } } } }
    }`);
    expect(at(root, "tree", "children", "[]")).toBe(at(root, "tree"));
  });

  it("the whole value can be such a place", () => {
    const root = places(`{ "properties": { "child": { "$ref": "#" }, "x": {} } }`);
    expect(at(root, "child")).toBe(root);
  });

  it.each<[name: string, given: string, want: Record<string, string | undefined>]>([
    ["its own", `{"properties":{"a":{"title":"A"},"b":{}}}`, { a: "A", b: undefined }],
    [
      "that of a leaf",
      `{"properties":{"a":{"$ref":"#/$defs/L"}},"$defs":{"L":{"title":"Leaf","type":"string"}}}`,
      { a: "Leaf" },
    ],
    [
      "that of an object",
      `{"properties":{"a":{"$ref":"#/$defs/O"}},"$defs":{"O":{"title":"Object","properties":{}}}}`,
      { a: "Object" },
    ],
    [
      "its own before that of its definition",
      `{"properties":{"a":{"$ref":"#/$defs/O","title":"A"}},"$defs":{"O":{"title":"Object","properties":{}}}}`,
      { a: "A" },
    ],
    [
      "that of a part",
      `{"properties":{"a":{"type":"string"}},"allOf":[{"properties":{"a":{"title":"A","minLength":1}}}]}`,
      { a: "A" },
    ],
    [
      "of two branches the first in code-unit order",
      `{"anyOf":[{"properties":{"a":{"title":"B"}}},{"properties":{"a":{"title":"A"}}},{"properties":{"a":{}}}]}`,
      { a: "A" },
    ],
    [
      "of two definitions the first in code-unit order",
      `{"anyOf":[{"$ref":"#/$defs/A"},{"$ref":"#/$defs/B"}],"$defs":{"A":{"properties":{"a":{"title":"B"}}},"B":{"properties":{"a":{"title":"A"}}}}}`,
      { a: "A" },
    ],
  ])("a property's title is %s", (_, given, want) => {
    expect(titles(places(given))).toEqual(want);
  });
});
