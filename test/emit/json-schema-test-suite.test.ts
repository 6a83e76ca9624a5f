import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import type { Json, JsonObject } from "../../src/model/json.js";
import { nameModel } from "../../src/naming/name-model.js";
import { InputError } from "../../src/runtime/index.js";

const FOLDER = new URL("./json-schema-test-suite/", import.meta.url);

interface Group {
  readonly description: string;
  readonly schema: JsonObject;
  readonly tests: readonly {
    readonly description: string;
    readonly data: Json;
    readonly valid: boolean;
  }[];
}

/** Valid data that is refused, on purpose. */
const STRICTER: ReadonlyMap<string, string> = new Map([
  [
    "additionalProperties: additionalProperties are allowed by default",
    "an object is closed unless its schema opens it",
  ],
  ["properties: object properties validation", "an object is closed; `properties` mean an object"],
  ["not: forbidden property", "an object is closed"],
  [
    "additionalProperties: additionalProperties being false does not allow other properties",
    "`properties` mean an object",
  ],
  ["items: a schema given for items", "`items` mean an array"],
  ["ref: root pointer ref", "`properties` mean an object"],
]);

/** Invalid data that is taken, since what it breaks is documented and not checked. */
const UNCHECKED: ReadonlyMap<string, string> = new Map([
  [
    "additionalProperties: additionalProperties being false does not allow other properties",
    "patterns are not run, so any key may be one of `patternProperties`",
  ],
  ["definitions: invalid definition", "another document is never fetched"],
  ["dependencies: dependencies", "conditions are not checked"],
  ["dependencies: multiple dependencies", "conditions are not checked"],
  ["dependencies: multiple dependencies subschema", "conditions are not checked"],
  ["not: not", "`not` is not checked"],
  ["not: not multiple types", "`not` is not checked"],
  ["not: not more complex schema", "`not` is not checked"],
  ["oneOf: oneOf", "that no second branch fits is not checked"],
  ["oneOf: oneOf with base schema", "that no second branch fits is not checked"],
  ["pattern: pattern validation", "patterns are not run"],
  [
    "patternProperties: patternProperties validates properties matching a regex",
    "patterns are not run",
  ],
  [
    "patternProperties: multiple simultaneous patternProperties are validated",
    "patterns are not run",
  ],
  [
    "patternProperties: regexes are not anchored by default and are case sensitive",
    "patterns are not run",
  ],
  [
    "properties: properties, patternProperties, additionalProperties interaction",
    "patterns are not run",
  ],
  ["ref: remote ref, containing refs itself", "another document is never fetched"],
  ["refRemote: remote ref", "another document is never fetched"],
  ["refRemote: fragment within remote ref", "another document is never fetched"],
  ["refRemote: ref within remote ref", "another document is never fetched"],
  ["refRemote: change resolution scope", "another document is never fetched"],
]);

describe("the JSON Schema Test Suite, draft 4, at a parameter", () => {
  const groups = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) =>
      (JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Group[]).map(
        (group) => [`${file.slice(0, -".json".length)}: ${group.description}`, group] as const,
      ),
    );

  it.each(groups)("%s", (name, { schema, tests }) => {
    const { model } = modelInMemory(
      nameModel({
        comfygen: 1,
        id: "suite/case",
        input: { type: "object", required: ["value"], properties: { value: moved(schema) } },
      }),
    );
    const found = { stricter: 0, unchecked: 0 };
    for (const { description, data, valid } of tests) {
      const body = bodyOf(() => model(model.parse({ value: data })).body);
      if (body !== undefined) expect(body, description).toEqual({ value: data });
      if (valid && body === undefined) found.stricter += 1;
      if (!valid && body !== undefined) found.unchecked += 1;
    }
    expect({ stricter: found.stricter > 0, unchecked: found.unchecked > 0 }).toEqual({
      stricter: STRICTER.has(name),
      unchecked: UNCHECKED.has(name),
    });
  });

  it("every exception is about a group that there is", () => {
    const names = new Set<string>(groups.map(([name]) => name));
    expect([...STRICTER.keys(), ...UNCHECKED.keys()].filter((name) => !names.has(name))).toEqual(
      [],
    );
  });
});

function bodyOf(build: () => unknown): unknown {
  try {
    return build();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The schema where it stands in the input: its references are to itself. */
function moved(node: Json): Json {
  if (Array.isArray(node)) return node.map(moved);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" && value.startsWith("#")
        ? `#/properties/value${value.slice(1)}`
        : moved(value),
    ]),
  );
}
