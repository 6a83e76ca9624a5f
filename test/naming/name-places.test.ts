import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { plainSchema } from "../../src/model/plain.js";
import { namePlaces, type ParameterNames } from "../../src/naming/name-places.js";
import { placesOf } from "../../src/naming/places.js";

function names(given: string, pinned: Record<string, string> = {}): ParameterNames {
  const root = placesOf(plainSchema(JSON.parse(given) as JsonObject, "/input"));
  return namePlaces(root, new Map(Object.entries(pinned)));
}

function byPath(given: string, pinned?: Record<string, string>): Record<string, string> {
  return Object.fromEntries(names(given, pinned).byPath);
}

const LORAS = `{
  "properties": {
    "loras": { "type": "array", "items": { "$ref": "#/$defs/Lora" } },
    "base_lora": { "$ref": "#/$defs/Lora" }
  },
  "$defs": { "Lora": { "properties": { "network_multiplier": {}, "path": {} } } }
}`;

describe("names by wire path", () => {
  it.each<[name: string, given: string, want: Record<string, string>]>([
    [
      "at every depth",
      `{"properties":{"6_text":{"title":"Prompt"},"size":{"properties":{"image_width":{}}},"frames":{"items":{"properties":{"at_second":{}}}},"extra":{"additionalProperties":{"properties":{"some_key":{}}}}}}`,
      {
        "6_text": "prompt",
        size: "size",
        "size.image_width": "imageWidth",
        frames: "frames",
        "frames[].at_second": "atSecond",
        extra: "extra",
        "extra[*].some_key": "someKey",
      },
    ],
    [
      "a place with several paths by its shortest",
      LORAS,
      {
        loras: "loras",
        base_lora: "baseLora",
        "base_lora.network_multiplier": "networkMultiplier",
        "base_lora.path": "path",
      },
    ],
    [
      "of two as short, by the first in code-unit order",
      `{"properties":{"b":{"$ref":"#/$defs/A"},"a":{"$ref":"#/$defs/A"}},"$defs":{"A":{"properties":{"x_y":{}}}}}`,
      { b: "b", a: "a", "a.x_y": "xY" },
    ],
    [
      "a place within itself once",
      `{"properties":{"next_node":{"$ref":"#"}}}`,
      { next_node: "nextNode" },
    ],
    [
      "the branches of a place share one table",
      `{"anyOf":[{"properties":{"6_text":{"title":"Prompt"}}},{"properties":{"7_text":{"title":"Prompt"}}}]}`,
      { "6_text": "prompt6", "7_text": "prompt7" },
    ],
    [
      "keys with characters that paths need",
      `{"properties":{"a.b":{"items":{"properties":{"c[]":{},"\\\\":{}}}}}}`,
      { "a\\.b": "aB", "a\\.b[].c\\[\\]": "c", "a\\.b[].\\\\": "_5c" },
    ],
    [
      "the empty key, and what other properties of the whole value hold",
      `{"properties":{"":{"additionalProperties":{"properties":{"x_y":{}}}}},"additionalProperties":{"properties":{"x_z":{}}}}`,
      { "": "_", "\\0[*].x_y": "xY", "[*].x_z": "xZ" },
    ],
    [
      "keys that break objects",
      `{"properties":{"__proto__":{},"constructor":{}}}`,
      JSON.parse(`{"__proto__":"proto","constructor":"constructor_"}`) as Record<string, string>,
    ],
  ])("%s", (_, given, want) => {
    expect(byPath(given)).toEqual(want);
  });

  it("tables hold the same names, place by place", () => {
    const { tables } = names(LORAS);
    expect([...tables.values()].map((table) => Object.fromEntries(table))).toEqual([
      { loras: "loras", base_lora: "baseLora" },
      { network_multiplier: "networkMultiplier", path: "path" },
    ]);
  });
});

describe("pinned names", () => {
  it("win, by whatever path they name their place", () => {
    const want = { ...byPath(LORAS), "base_lora.network_multiplier": "strength" };
    for (const path of ["base_lora.network_multiplier", "loras[].network_multiplier"]) {
      const named = names(LORAS, { [path]: "strength" });
      expect(Object.fromEntries(named.byPath)).toEqual(want);
      expect(named.problems).toEqual([]);
      expect(named.arePinned).toBe(false);
    }
  });

  it("of two for one key: that of the first path in code-unit order", () => {
    const pinned = { "loras[].path": "one", "base_lora.path": "two" };
    expect(byPath(LORAS, pinned)).toMatchObject({ "base_lora.path": "two" });
  });

  it("are all there once they were pinned", () => {
    for (const given of [
      LORAS,
      `{"properties":{"":{"items":{"properties":{"x":{}}}}},"additionalProperties":{"properties":{"y":{}}}}`,
    ]) {
      const named = names(given);
      expect(named.arePinned).toBe(false);
      const again = names(given, Object.fromEntries(named.byPath));
      expect(again.arePinned).toBe(true);
      expect(again.byPath).toEqual(named.byPath);
    }
  });

  it("that name no place are passed over", () => {
    const pinned = {
      gone: "a",
      "loras[].gone": "b",
      "base_lora[].path": "c",
      "loras[": "d",
      "loras[]": "e",
      "path.x": "f",
    };
    const named = names(LORAS, pinned);
    expect(named.byPath).toEqual(names(LORAS).byPath);
    expect(named.problems).toEqual([]);
  });

  it("that are wrong are problems, with their path and what to pin instead", () => {
    const pinned = {
      "loras[].path": "no-name",
      "loras[].network_multiplier": "strength",
      loras: "x",
      base_lora: "x",
    };
    expect(names(LORAS, pinned).problems).toEqual([
      { path: "loras", key: "loras", name: "x", reason: "taken", suggestion: "loras" },
      { path: "base_lora", key: "base_lora", name: "x", reason: "taken", suggestion: "baseLora" },
      {
        path: "base_lora.path",
        key: "path",
        name: "no-name",
        reason: "not_identifier",
        suggestion: "noName",
      },
    ]);
  });
});
