import fc from "fast-check";
import type { Json, JsonObject } from "../../src/model/json.js";

/**
 * Schemas of the whole dialect in the words of JSON Schema 2020-12, which Ajv can judge, with values that fit them often.
 * `respell` turns them into the older and other dialects that are published.
 */
export interface Sample {
  readonly schema: JsonObject;
  readonly values: readonly JsonObject[];
}

/** Without `__proto__`, `toString` and `valueOf`, which Ajv can't look at. */
const NAMES = [
  "prompt",
  "aspect_ratio",
  "image_url",
  "68_image",
  "6_text",
  "7_text",
  "seed",
  "loras",
  "network_multiplier",
  "constructor",
  "a b",
  "ünï",
  "中文",
  "hasOwnProperty",
  "x.y[0]",
  "*/",
  "start-image",
  "12",
] as const;
const DEFINITIONS = ["Lora", "Size", "tree/node", "constructor"] as const;

const name = fc.constantFrom(...NAMES);
const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "🎉", " ", "z"), maxLength: 6 });
const small = fc.integer({ min: -5, max: 12 });
const scalar: fc.Arbitrary<Json> = fc.oneof(text, small, fc.boolean(), fc.constant(null));

function object(entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
  const present = entries.filter(
    (entry): entry is readonly [string, Json] => entry[1] !== undefined,
  );
  return Object.fromEntries(present);
}

function anyObject(...choices: fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> {
  return fc.oneof(...choices);
}

/** Keywords, each there or not. */
function keywords(choices: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  const entries = Object.entries(choices).map(([keyword, value]) =>
    fc.option(value, { nil: undefined, freq: 1 }).map((chosen) => [keyword, chosen] as const),
  );
  return fc.tuple(...entries).map(object);
}

const documentation = keywords({
  title: fc.constantFrom("Start Image", "Prompt", "画像", "*/ x", "Steps (high)"),
  description: fc.constantFrom("Text. @see x", "`${a}`\n*/", " "),
});

function together<Kind extends JsonObject>(
  kind: fc.Arbitrary<Kind>,
  ...more: fc.Arbitrary<JsonObject>[]
): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(kind, ...more)
    .map((parts) => object(parts.flatMap((part) => Object.entries(part))));
}

const strings = together(
  fc.constant({ type: "string" }),
  keywords({
    minLength: fc.nat(2),
    maxLength: fc.integer({ min: 2, max: 6 }),
    pattern: fc.constantFrom("^a", "(a+)+$"),
    format: fc.constantFrom("date-time", "uri", "image_uri"),
  }),
  documentation,
);
const numbers = together(
  fc.constantFrom({ type: "integer" }, { type: "number" }),
  keywords({
    minimum: fc.integer({ min: -3, max: 1 }),
    maximum: fc.integer({ min: 6, max: 9 }),
    exclusiveMinimum: fc.integer({ min: -3, max: 1 }),
    exclusiveMaximum: fc.integer({ min: 6, max: 9 }),
    multipleOf: fc.constantFrom(1, 2, 0.5),
  }),
  documentation,
);
const plain = fc.constantFrom<JsonObject>(
  { type: "boolean" },
  { type: "null" },
  {},
  { type: ["string", "null"] },
  { type: ["integer", "string", "array"] },
  { type: ["object", "boolean"] },
  { type: ["number", "null"], minimum: 0 },
);
const values = fc.uniqueArray(
  fc.oneof(scalar, fc.constant<Json>([1]), fc.constant<Json>({ a: "b" })),
  {
    minLength: 1,
    maxLength: 4,
    selector: (value) => JSON.stringify(value),
  },
);
const enums = together(
  anyObject(
    values.map((list) => ({ enum: list })),
    fc.oneof(scalar, fc.constant<Json>({ a: [1] })).map((value) => ({ const: value })),
    fc
      .uniqueArray(text, { minLength: 1, maxLength: 3 })
      .map((list) => ({ type: "string", enum: list })),
    fc
      .uniqueArray(small, { minLength: 1, maxLength: 3 })
      .map((list) => ({ type: "integer", enum: list })),
  ),
  documentation,
);
const references = together(
  fc.constantFrom(...DEFINITIONS).map((key) => ({ $ref: `#/$defs/${key.replace("/", "~1")}` })),
  documentation,
);

const { schema, record } = fc.letrec<{ schema: JsonObject; record: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    strings,
    numbers,
    plain,
    enums,
    references,
    tie("record"),
    together(
      fc.constant({ type: "array" }),
      keywords({
        items: tie("schema"),
        minItems: fc.nat(1),
        maxItems: fc.integer({ min: 2, max: 4 }),
        uniqueItems: fc.boolean(),
      }),
      documentation,
    ),
    together(
      fc.constant({ type: "array" }),
      fc
        .array(tie("schema"), { minLength: 1, maxLength: 2 })
        .map((list) => ({ prefixItems: list })),
      keywords({
        items: fc.oneof<fc.Arbitrary<Json>[]>(tie("schema"), fc.constant(false)),
        minItems: fc.nat(2),
      }),
    ),
    together(
      fc.constant({ type: "object" }),
      keywords({
        additionalProperties: fc.oneof<fc.Arbitrary<Json>[]>(tie("schema"), fc.boolean()),
        minProperties: fc.nat(1),
        maxProperties: fc.integer({ min: 2, max: 3 }),
      }),
    ),
    together(
      fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((list) => ({ anyOf: list })),
      documentation,
    ),
    fc
      .array(tie("schema"), { minLength: 1, maxLength: 2 })
      .map((list) => ({ oneOf: [...list, { type: "null" }] })),
    together(
      fc.oneof(enums, references, tie("record")).map((part) => ({ allOf: [part] })),
      documentation,
    ),
    fc.tuple(tie("record"), tie("record")).map((parts) => ({ allOf: parts })),
    fc
      .tuple(tie("record"), tie("record"), tie("record"))
      .map(([own, ...branches]) => ({ ...own, anyOf: branches })),
    fc
      .tuple(tie("schema"), tie("schema"))
      .map(([own, not]) => ({ allOf: [own], not: { allOf: [not, { const: "never" }] } })),
    fc
      .tuple(tie("record"), tie("record"), name)
      .map(([own, part, key]) =>
        object([...Object.entries(own), ["if", { required: [key] }], ["then", part]]),
      ),
    fc.tuple(tie("record"), tie("record")).map(([one, other]) => ({
      oneOf: [discriminated(one, "one"), discriminated(other, "other")],
      discriminator: { propertyName: "kind" },
    })),
  ),
  record: together(
    fc.constant({ type: "object" }),
    fc
      .uniqueArray(fc.tuple(name, tie("schema")), { maxLength: 3, selector: ([key]) => key })
      .map((entries) => ({ properties: object(entries) })),
    keywords({
      required: fc.uniqueArray(name, { maxLength: 2 }),
      additionalProperties: fc.oneof<fc.Arbitrary<Json>[]>(tie("schema"), fc.boolean()),
      patternProperties: tie("schema").map((value) => ({ "^x-": value })),
    }),
    documentation,
  ),
}));

function discriminated(part: JsonObject, kind: string): JsonObject {
  const properties = { ...(part.properties as JsonObject), kind: { const: kind } };
  return { ...part, properties, required: ["kind"] };
}

/** None that leads back to itself without a step into the value: what such a circle means is undefined. */
const definition = fc.oneof(
  record,
  strings,
  enums,
  schema.map((items) => ({ type: "array", items })),
  fc.tuple(record, fc.oneof(strings, plain)).map((list) => ({ anyOf: list })),
  fc.tuple(record, record).map((list) => ({ allOf: list })),
);

const root: fc.Arbitrary<JsonObject> = fc
  .tuple(
    record,
    fc.uniqueArray(fc.tuple(name, schema), {
      minLength: 1,
      maxLength: 4,
      selector: ([key]) => key,
    }),
    fc.tuple(...DEFINITIONS.map(() => definition)),
    fc.option(fc.oneof(record, references), { nil: undefined, freq: 1 }),
  )
  .map(([own, properties, definitions, others]) => ({
    ...own,
    ...(others ? { additionalProperties: others } : {}),
    properties: object(properties),
    $defs: object(DEFINITIONS.map((key, index) => [key, definitions[index]])),
  }));

/** Schemas, each with values that are made from it: they fit it, but for conditions that nobody looks at here. */
export const samples: fc.Arbitrary<Sample> = root.chain((drawn) =>
  fc.array(valueOf(drawn, drawn, 0), { minLength: 3, maxLength: 6 }).map((made) => ({
    schema: drawn,
    values: made.map((value) => value as JsonObject),
  })),
);

const DEEPEST = 6;
const anything: fc.Arbitrary<Json> = fc.oneof(
  scalar,
  fc.constantFrom<Json>([], {}, ["a"], { k: 1 }),
);

function valueOf(node: Json | undefined, document: JsonObject, depth: number): fc.Arbitrary<Json> {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return anything;
  const inside = (part: Json | undefined) => valueOf(part, document, depth + 1);
  if (typeof node.$ref === "string") {
    const target = (document.$defs as JsonObject)[node.$ref.slice(8).replace("~1", "/")];
    return depth > DEEPEST ? fc.constantFrom<Json>(null, {}, []) : inside(target);
  }
  if (Array.isArray(node.enum)) return fc.constantFrom(...node.enum);
  if (node.const !== undefined) return fc.constant(node.const);
  const { anyOf, oneOf, ...own } = node;
  const branches = anyOf ?? oneOf;
  if (Array.isArray(branches)) {
    const branch = fc.oneof(...branches.map(inside));
    return own.properties ? fc.tuple(inside(own), branch).map(united) : branch;
  }
  if (Array.isArray(node.allOf)) return fc.tuple(...node.allOf.map(inside)).map(united);
  const types = Array.isArray(node.type) ? node.type : [node.type];
  return fc.oneof(...types.map((type) => typedValue(type, node, depth, inside)));
}

/** Objects in one; of any other values the first. */
function united(parts: readonly Json[]): Json {
  if (!parts.every((part) => typeof part === "object" && part !== null && !Array.isArray(part)))
    return parts[0] ?? null;
  return object(parts.flatMap((part) => Object.entries(part as JsonObject)));
}

function typedValue(
  type: Json | undefined,
  node: JsonObject,
  depth: number,
  inside: (part: Json | undefined) => fc.Arbitrary<Json>,
): fc.Arbitrary<Json> {
  const isDeep = depth > DEEPEST;
  switch (type) {
    case "string":
      return node.format === "image_uri" ? fc.constant("https://example.com/a.png") : text;
    case "integer":
      return small;
    case "number":
      return fc.oneof(small, fc.constantFrom(0.5, 1.5, 2.25));
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array": {
      const first = Array.isArray(node.prefixItems) ? node.prefixItems.map(inside) : [];
      const rest =
        isDeep || node.items === false
          ? fc.constant([])
          : fc.array(inside(node.items), { maxLength: 3 });
      return fc.tuple(fc.tuple(...first), rest).map(([one, other]) => [...one, ...other]);
    }
    case "object": {
      const required = Array.isArray(node.required) ? node.required.map(String) : [];
      const keys = new Set([...Object.keys((node.properties as JsonObject) ?? {}), ...required]);
      const entries = [...keys].map((key) => {
        const properties = (node.properties ?? {}) as JsonObject;
        const value = inside(
          Object.hasOwn(properties, key) ? properties[key] : node.additionalProperties,
        );
        const isThere = required.includes(key)
          ? fc.constant(true)
          : isDeep
            ? fc.constant(false)
            : fc.boolean();
        return fc
          .tuple(isThere, value)
          .map(([there, made]) => [key, there ? made : undefined] as const);
      });
      const hasMore =
        node.additionalProperties !== undefined && node.additionalProperties !== false && !isDeep;
      const more = hasMore
        ? fc.array(fc.tuple(fc.constantFrom("x1", "x2"), inside(node.additionalProperties)), {
            maxLength: 2,
          })
        : fc.constant([]);
      return fc
        .tuple(fc.tuple(...entries), more)
        .map(([own, others]) => object([...others, ...own]));
    }
    default:
      return anything;
  }
}

/** What a value can be broken into. */
export const breakages: fc.Arbitrary<{ readonly at: number; readonly value: Json | undefined }> =
  fc.record({
    at: fc.nat(40),
    value: fc.constantFrom<Json | undefined>(
      undefined,
      null,
      true,
      "",
      "much longer than any",
      -1000,
      1000,
      0.3,
      [],
      [1, 1],
      {},
      [null, null, null, null, null],
    ),
  });

/** A copy in which the place of that number holds another value, or nothing. */
export function broken(value: JsonObject, at: number, replacement: Json | undefined): JsonObject {
  let left = at % Math.max(1, places(value) - 1);
  return copy(value) as JsonObject;

  function copy(part: Json): Json {
    // Without an item the others would move, to where their keys may be unknown.
    if (Array.isArray(part)) return part.map((item) => replaced(item)?.[0] ?? null);
    if (typeof part !== "object" || part === null) return part;
    return object(Object.entries(part).map(([key, item]) => [key, replaced(item)?.[0]]));
  }

  function replaced(part: Json): [Json] | undefined {
    left -= 1;
    if (left === -1) return replacement === undefined ? undefined : [replacement];
    return [copy(part)];
  }
}

function places(value: Json): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + places(part), 1);
}

/** The same schema in the words of other dialects, by choice: JSON Schema draft 4 to 7, OpenAPI 3.0, RunComfy. */
export function respell(node: Json, choice: number): Json {
  if (Array.isArray(node)) return node.map((part) => respell(part, choice));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).flatMap(([keyword, value]): [string, Json][] => {
    switch (keyword) {
      case "enum":
      case "const":
      case "required":
      case "if":
        return [[keyword, value]];
      case "properties":
      case "patternProperties":
      case "$defs":
        return [
          [
            keyword === "$defs" && choice % 2 === 1 ? "definitions" : keyword,
            respellMap(value, choice),
          ],
        ];
      case "$ref":
        return [
          [keyword, choice % 2 === 1 ? String(value).replace("$defs", "definitions") : value],
        ];
      case "prefixItems":
        return choice % 3 === 1
          ? [["items", respell(value, choice)]]
          : [[keyword, respell(value, choice)]];
      case "items":
        return [
          [
            choice % 3 === 1 && "prefixItems" in node ? "additionalItems" : keyword,
            respell(value, choice),
          ],
        ];
      case "exclusiveMinimum":
      case "exclusiveMaximum": {
        const limit = keyword === "exclusiveMinimum" ? "minimum" : "maximum";
        return choice % 5 === 1 && !(limit in node)
          ? [
              [limit, value],
              [keyword, true],
            ]
          : [[keyword, value]];
      }
      case "type":
        if (value === "number" && choice % 2 === 0) return [[keyword, "float"]];
        if (Array.isArray(value) && value.length === 2 && value[1] === "null" && choice % 2 === 0)
          return [
            [keyword, value[0] ?? null],
            ["nullable", true],
          ];
        return [[keyword, value]];
      default:
        return [[keyword, respell(value, choice)]];
    }
  });
  return Object.fromEntries(entries);
}

function respellMap(map: Json, choice: number): Json {
  return Object.fromEntries(
    Object.entries(map as JsonObject).map(([key, value]) => [key, respell(value, choice)]),
  );
}

const UNCHECKED = new Set([
  "pattern",
  "format",
  "not",
  "if",
  "then",
  "else",
  "discriminator",
  "patternProperties",
]);

/** What of a schema is checked, for Ajv: without what the documentation lists as unchecked. */
export function checkedPart(node: Json, isBranch = false): Json {
  if (Array.isArray(node)) return node.map((part) => checkedPart(part, isBranch));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).flatMap(([keyword, value]): [string, Json][] => {
    if (UNCHECKED.has(keyword)) return [];
    switch (keyword) {
      case "enum":
      case "const":
      case "required":
        return [[keyword, value]];
      case "properties":
      case "$defs":
        return [
          [
            keyword,
            Object.fromEntries(
              Object.entries(value as JsonObject).map(([key, part]) => [
                key,
                checkedPart(part, keyword === "$defs"),
              ]),
            ),
          ],
        ];
      case "oneOf":
        return [["anyOf", checkedPart(value, true)]];
      case "anyOf":
      case "allOf":
        return [[keyword, checkedPart(value, true)]];
      case "additionalProperties":
        // Branches know of each other's properties, and patterns are not run.
        return isBranch || "patternProperties" in node ? [] : [[keyword, checkedPart(value)]];
      default:
        return [[keyword, checkedPart(value)]];
    }
  });
  return Object.fromEntries(entries);
}

/** The schema with each alternative closed, as its type is: what it does not name is none of its own. */
export function closedBranches(node: Json): Json {
  if (Array.isArray(node)) return node.map(closedBranches);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([keyword, value]): [string, Json] => {
    const inside = closedBranches(value);
    const isChoice = (keyword === "anyOf" || keyword === "oneOf") && Array.isArray(inside);
    if (!isChoice) return [keyword, inside];
    const closed = inside.map((branch) => ({
      ...(branch as JsonObject),
      unevaluatedProperties: false,
    }));
    return [keyword, closed];
  });
  return Object.fromEntries(entries);
}
