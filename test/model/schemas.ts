import * as fc from "fast-check";
import type { Json, JsonObject } from "../../src/model/json.js";

const KEYS = ["a", "b", "image_url", "6_text", "7_text", "", "a.b[]\\", "__proto__", "constructor"];
const NAMES = ["A", "B", "C"];
const POINTERS = [
  "#",
  ...NAMES.map((name) => `#/$defs/${name}`),
  "#/definitions/A",
  "#/properties/a",
  "#/anyOf/0",
  "#/nowhere",
  "other.json",
];
const TYPES = [
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
  "float",
  "file",
];
const TITLES = ["Prompt", "Prompt (High)", "Start Image", "提示", ""];

/** A key of an object as JSON.parse makes it: `__proto__` is one like any other. */
function record(keys: fc.Arbitrary<string>, values: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(keys, values), { selector: ([key]) => key, maxLength: 4 })
    .map((entries) => Object.fromEntries(entries));
}

/** Anything JSON where a keyword wants something else. */
const wrong: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 1 }).map((value) => value as Json);

/** `valid`: only values that the keywords take. */
function schemas(valid: boolean): fc.Arbitrary<JsonObject> {
  const or = <T extends Json>(right: fc.Arbitrary<T>): fc.Arbitrary<Json> =>
    valid ? right : fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong });
  const key = fc.constantFrom(...KEYS);
  const type = fc.constantFrom(...(valid ? TYPES.slice(0, 7) : TYPES));
  const number = fc.constantFrom<number[]>(-1, 0, 1, 2.5, 2 ** 64);
  const count = fc.constantFrom<number[]>(0, 1, 2, ...(valid ? [] : [-1, 0.5]));
  const { schema } = fc.letrec<{ schema: JsonObject | boolean; object: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { weight: 12, arbitrary: tie("object") },
      { weight: 1, arbitrary: fc.boolean() },
    ),
    object: fc.oneof({ maxDepth: 4, depthIdentifier: "schema" }, leaf(), node(or(tie("schema")))),
  }));
  return fc
    .tuple(node(or(schema)), record(fc.constantFrom(...NAMES), or(schema)))
    .map(([root, $defs]) => ({ ...root, $defs }));

  function leaf(): fc.Arbitrary<JsonObject> {
    return keywords({
      type: or(fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 2 }))),
      title: or(fc.constantFrom(...TITLES)),
      description: or(fc.constant("A description.")),
      enum: or(fc.array(or(fc.constantFrom<Json[]>("a", "b", 1, null)), { maxLength: 3 })),
      const: or(fc.constantFrom<Json[]>("a", 1)),
      default: wrong,
      nullable: or(fc.boolean()),
      minimum: or(number),
      exclusiveMinimum: or(valid ? number : fc.oneof(number, fc.boolean())),
      maxLength: or(count),
      minItems: or(count),
      uniqueItems: or(fc.boolean()),
      format: or(fc.constantFrom("image_uri", "uri")),
      $ref: or(fc.constantFrom(...POINTERS)),
    });
  }

  function node(child: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
    const children = or(fc.array(child, { minLength: 1, maxLength: 3 }));
    const map = or(record(key, child));
    return fc
      .tuple(
        leaf(),
        keywords({
          properties: map,
          required: or(fc.uniqueArray(key, { maxLength: 2 })),
          additionalProperties: child,
          patternProperties: map,
          items: valid ? child : fc.oneof(child, children),
          prefixItems: children,
          additionalItems: child,
          anyOf: children,
          oneOf: children,
          allOf: children,
          if: child,
          else: child,
          dependentSchemas: map,
        }),
      )
      .map(([documentation, structure]) => ({ ...documentation, ...structure }));
  }
}

/** A few of these keywords, in any order. */
function keywords(values: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<JsonObject> {
  return fc
    .shuffledSubarray(Object.keys(values), { maxLength: 4 })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          (values[name] ?? fc.constant(null)).map((value) => [name, value] as const),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
}

/** Schemas of the whole grammar, with references that lead anywhere. */
export const anySchema = schemas(true);

/** The same, with wrong values for some keywords. */
export const brokenSchema = schemas(false);

/** The same JSON with the keys of every object in another order. */
export function shuffled(value: Json, random: (below: number) => number): Json {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  for (let at = entries.length - 1; at > 0; at--) {
    const other = random(at + 1);
    const [one, two] = [entries[at], entries[other]];
    if (one && two) [entries[at], entries[other]] = [two, one];
  }
  return Object.fromEntries(entries.map(([key, member]) => [key, shuffled(member, random)]));
}

/** A source of orders for {@link shuffled}. */
export const orders: fc.Arbitrary<(below: number) => number> = fc
  .infiniteStream(fc.nat())
  .map((stream) => (below) => (stream.next().value as number) % below);

/** Values as these schemas take them. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: "value" },
    fc.constantFrom<Json[]>("a", "b", "", 1, 0, 2.5, true, null),
    fc.array(tie("value"), { maxLength: 3 }),
    record(fc.constantFrom(...KEYS), tie("value")),
  ),
})).value;
