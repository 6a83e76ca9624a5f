import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../../src/model/json.js";
import { plainSchema } from "../../src/model/plain.js";
import type { Schema } from "../../src/model/schema.js";
import { anySchema, values } from "./schemas.js";

type Accepts = (value: Json) => boolean;

/** Ajv's word on a schema; undefined where it can't be compiled. */
function accepts(schema: unknown): Accepts | undefined {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    validateFormats: false,
    logger: false,
    ownProperties: true,
  });
  try {
    const validate = ajv.compile(schema as JsonObject);
    return (value) => validate(value);
  } catch {
    return undefined;
  }
}

/** A plain schema as JSON Schema says it. */
function published({
  additional,
  anyOf,
  allOf,
  items,
  prefixItems,
  properties,
  ref,
  ...rest
}: Schema): JsonObject {
  const { notes: _, origins: __, maxFileMegabytes: ___, required, ...keywords } = rest;
  return {
    ...(keywords.enum?.length === 0 ? { not: {} } : (keywords as JsonObject)),
    ...(required ? { required: [...required] } : {}),
    ...(ref === undefined ? {} : { $ref: `#/$defs/${encodeURIComponent(ref)}` }),
    ...(items ? { items: published(items) } : {}),
    ...(prefixItems ? { prefixItems: prefixItems.map(published) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(published) } : {}),
    ...(allOf ? { allOf: allOf.map(published) } : {}),
    ...(properties ? { properties: byKey(properties) } : {}),
    ...(additional ? { additionalProperties: published(additional) } : {}),
  };
}

function byKey(schemas: ReadonlyMap<string, Schema>): JsonObject {
  return Object.fromEntries([...schemas].map(([key, schema]) => [key, published(schema)]));
}

/** The types that go without saying: what has properties is an object, what has items an array. */
function typed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(typed);
  if (!isJsonObject(schema)) return schema;
  const { type, properties, items, prefixItems } = schema;
  const members = Object.entries(schema).map(([key, value]): [string, Json] => [key, typed(value)]);
  const isObject = isJsonObject(properties);
  const isArray = items !== undefined || prefixItems !== undefined;
  if (type !== undefined || !(isObject || isArray)) return Object.fromEntries(members);
  return Object.fromEntries([...members, ["type", isObject ? "object" : "array"]]);
}

describe("a schema made plain", () => {
  it("takes every value that the published one takes", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        anySchema,
        fc.array(values, { minLength: 20, maxLength: 20 }),
        (given, candidates) => {
          const plain = plainSchema(given, "");
          const isPublished = accepts(typed(given));
          const isPlain = accepts({ ...published(plain.root), $defs: byKey(plain.definitions) });
          fc.pre(isPublished !== undefined);
          expect(isPlain).toBeDefined();
          for (const value of candidates) {
            let isValid = false;
            try {
              isValid = isPublished(value);
            } catch {
              return; // Ajv follows a circle of references without end.
            }
            if (!isValid) continue;
            compared += 1;
            expect({ value, isValid: isPlain?.(value) }).toEqual({ value, isValid: true });
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
