import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import type { Json } from "../../src/model/json.js";
import { nameModel } from "../../src/naming/name-model.js";
import { InputError } from "../../src/runtime/index.js";

const FOLDER = new URL("./json-schema-test-suite/", import.meta.url);

interface Group {
  readonly description: string;
  readonly schema: Json;
  readonly tests: readonly {
    readonly description: string;
    readonly data: Json;
    readonly valid: boolean;
  }[];
}

const AN_OBJECT = "`properties` mean an object, `items` and `prefixItems` an array";
const CLOSED = "an object is closed unless its schema opens it";

/** Groups with valid data that is refused, on purpose. */
const STRICTER: ReadonlyMap<string, string> = new Map([
  ["additionalProperties: additionalProperties are allowed by default", CLOSED],
  [
    "additionalProperties: additionalProperties being false does not allow other properties",
    AN_OBJECT,
  ],
  ["items: a schema given for items", AN_OBJECT],
  ["items: an array of schemas for items", AN_OBJECT],
  ["not: forbidden property", CLOSED],
  ["prefixItems: a schema given for prefixItems", AN_OBJECT],
  ["properties: object properties validation", CLOSED],
  ["properties: properties whose names are Javascript object property names", AN_OBJECT],
  ["ref: ref overrides any sibling keywords", "what stands beside a `$ref` counts, as since 2019"],
  ["ref: root pointer ref", AN_OBJECT],
  ["required: required validation", AN_OBJECT],
  [
    "vocabulary: schema that uses custom metaschema with with no validation vocabulary",
    "every keyword has its meaning",
  ],
]);

const REFERENCES =
  "references are JSON pointers within the document: no `$id`, no anchor, no other document";

/** Files in which invalid data may be taken, since what it breaks is documented and not checked. */
const UNCHECKED_FILES: ReadonlyMap<string, string> = new Map([
  ["anchor", REFERENCES],
  ["contains", "not checked"],
  ["definitions", REFERENCES],
  ["defs", REFERENCES],
  ["dependencies", "conditions are not checked"],
  ["dependentRequired", "conditions are not checked"],
  ["dependentSchemas", "conditions are not checked"],
  ["dynamicRef", REFERENCES],
  ["id", REFERENCES],
  ["if-then-else", "conditions are not checked"],
  ["maxContains", "not checked"],
  ["minContains", "not checked"],
  ["not", "not checked"],
  ["oneOf", "that no second branch fits is not checked"],
  ["pattern", "patterns are not run"],
  ["patternProperties", "patterns are not run"],
  ["propertyNames", "not checked"],
  ["refRemote", REFERENCES],
  ["unevaluatedItems", "not checked"],
  ["unevaluatedProperties", "not checked"],
  ["unknownKeyword", REFERENCES],
]);

const IN_PLACE = "the parts of a schema know each other's properties and items";

/** The same, group by group. */
const UNCHECKED: ReadonlyMap<string, string> = new Map([
  [
    "additionalProperties: additionalProperties being false does not allow other properties",
    "patterns are not run",
  ],
  ["additionalProperties: non-ASCII pattern with additionalProperties", "patterns are not run"],
  ["additionalProperties: additionalProperties does not look in applicators", IN_PLACE],
  ["items: items does not look in applicators, valid case", IN_PLACE],
  ["multipleOf: float division = inf", "the quotient is more than a double can hold"],
  [
    "properties: properties, patternProperties, additionalProperties interaction",
    "patterns are not run",
  ],
  ["ref: $id must be resolved against nearest parent, not just immediate parent", REFERENCES],
  ["ref: $ref prevents a sibling $id from changing the base uri", REFERENCES],
  ["ref: $ref prevents a sibling id from changing the base uri", REFERENCES],
  ["ref: Location-independent identifier", REFERENCES],
  ["ref: Location-independent identifier with base URI change in subschema", REFERENCES],
  ["ref: Recursive references between schemas", REFERENCES],
  ["ref: URN base URI with URN and JSON pointer ref", REFERENCES],
  ["ref: URN base URI with URN and anchor ref", REFERENCES],
  ["ref: URN base URI with f-component", REFERENCES],
  ["ref: URN ref with nested pointer ref", REFERENCES],
  ["ref: id must be resolved against nearest parent, not just immediate parent", REFERENCES],
  ["ref: order of evaluation: $id and $anchor and $ref", REFERENCES],
  ["ref: order of evaluation: $id and $ref", REFERENCES],
  ["ref: ref creates new scope when adjacent to keywords", "not checked: `unevaluatedProperties`"],
  ["ref: ref to else", REFERENCES],
  ["ref: ref to if", REFERENCES],
  ["ref: ref to then", REFERENCES],
  ["ref: ref with absolute-path-reference", REFERENCES],
  ["ref: refs with relative uris and defs", REFERENCES],
  ["ref: relative refs with absolute uris and defs", REFERENCES],
  ["ref: remote ref, containing refs itself", REFERENCES],
  ["ref: simple URN base URI with $ref via the URN", REFERENCES],
]);

const DRAFTS = ["draft4", "draft7", "draft2020-12"] as const;

interface Case extends Group {
  readonly file: string;
  /** File and description, which drafts share. */
  readonly name: string;
}

function casesOf(draft: (typeof DRAFTS)[number]): Case[] {
  const folder = new URL(`${draft}/`, FOLDER);
  return readdirSync(folder).flatMap((path) => {
    const groups = JSON.parse(readFileSync(new URL(path, folder), "utf8")) as Group[];
    const file = path.replace(/\.json$/, "");
    return groups.map((group) => ({ ...group, file, name: `${file}: ${group.description}` }));
  });
}

describe.each(DRAFTS)("the JSON Schema Test Suite, %s, at a parameter", (draft) => {
  it.each(casesOf(draft))("$name", ({ file, name, schema, tests }) => {
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
      unchecked: UNCHECKED.has(name) || (UNCHECKED_FILES.has(file) && found.unchecked > 0),
    });
  });
});

it("every exception is about something that there is", () => {
  const all = DRAFTS.flatMap(casesOf);
  const names = new Set(all.flatMap(({ file, name }) => [file, name]));
  const exceptions = [STRICTER, UNCHECKED, UNCHECKED_FILES].flatMap((map) => [...map.keys()]);
  expect(exceptions.filter((name) => !names.has(name))).toEqual([]);
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
    Object.entries(node).map(([key, value]) => {
      if (key === "enum" || key === "const") return [key, value];
      const isReference = key === "$ref" && typeof value === "string" && value.startsWith("#");
      return [key, isReference ? `#/properties/value${value.slice(1)}` : moved(value)];
    }),
  );
}
