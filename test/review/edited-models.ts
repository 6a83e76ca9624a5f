import * as fc from "fast-check";
import type { ModelFile } from "../../src/model/file.js";
import { isJsonObject, type Json, type JsonObject } from "../../src/model/json.js";
import { pinNames } from "../../src/emit/pin-names.js";

/** A model, an edit of it, and what has to be said of that. */
export interface EditedModel {
  readonly before: ModelFile;
  readonly after: ModelFile;
  /** `<rule> <path>` of every finding. */
  readonly findings: readonly string[];
  /** Inputs that were accepted before and are not now, one for each breaking finding on the input. */
  readonly refused: readonly JsonObject[];
  /** An input that the model took before. */
  readonly valid: JsonObject;
}

/** A kind of parameter: its schema, a value that it takes, and what can be done to it. */
interface Kind {
  readonly schema: JsonObject;
  readonly value: Json;
  readonly changes: readonly Change[];
}

interface Change {
  readonly schema: JsonObject;
  readonly rules: readonly string[];
  /** A value that was taken and is not any more, where there is one. */
  readonly refused?: Json;
}

const range = (name: string): fc.Arbitrary<Kind> =>
  fc
    .record({ low: fc.integer({ min: -50, max: 50 }), span: fc.integer({ min: 4, max: 99 }) })
    .map(({ low, span }) => {
      const [minimum, maximum] = [low, low + span];
      const base = { type: name, minimum, maximum };
      return {
        schema: base,
        value: low + 2,
        changes: [
          {
            schema: { ...base, maximum: maximum - 1 },
            rules: ["range-narrowed"],
            refused: maximum,
          },
          {
            schema: { ...base, minimum: minimum + 1 },
            rules: ["range-narrowed"],
            refused: minimum,
          },
          { schema: { ...base, maximum: maximum + 1 }, rules: ["range-widened"] },
          { schema: { type: name, minimum }, rules: ["range-widened"] },
          {
            schema: { ...base, minimum: minimum + 1, maximum: maximum + 1 },
            rules: ["range-narrowed", "range-widened"],
            refused: minimum,
          },
          { schema: { ...base, default: low + 1 }, rules: ["default-changed"] },
          { schema: { ...base, description: "Other words." }, rules: ["description-changed"] },
          { schema: { ...base, type: [name, "null"] }, rules: ["type-widened"] },
          {
            schema: { type: "boolean" },
            rules: ["type-narrowed", "type-widened"],
            refused: low + 2,
          },
        ],
      };
    });

const text: fc.Arbitrary<Kind> = fc.integer({ min: 5, max: 60 }).map((maxLength) => {
  const base = { type: "string", maxLength };
  return {
    schema: base,
    value: "text",
    changes: [
      {
        schema: { ...base, maxLength: maxLength - 1 },
        rules: ["length-narrowed"],
        refused: "x".repeat(maxLength),
      },
      { schema: { ...base, minLength: 3 }, rules: ["length-narrowed"], refused: "x" },
      { schema: { type: "string" }, rules: ["length-widened"] },
      { schema: { ...base, enum: ["text", "other"] }, rules: ["enum-narrowed"], refused: "third" },
      { schema: { ...base, format: "image_uri" }, rules: ["file-narrowed"], refused: "text" },
      { schema: { ...base, format: "color" }, rules: ["format-changed"] },
      { schema: { ...base, pattern: "^t" }, rules: ["pattern-changed"] },
      { schema: { type: "integer" }, rules: ["type-narrowed", "type-widened"], refused: "text" },
    ],
  };
});

const choice: fc.Arbitrary<Kind> = fc
  .uniqueArray(fc.constantFrom("480p", "720p", "1080p", "4k", "8k"), { minLength: 2, maxLength: 4 })
  .map((values) => {
    const base = { type: "string", enum: values };
    const [first = "", last = ""] = [values[0], values.at(-1)];
    return {
      schema: base,
      value: first,
      changes: [
        { schema: { ...base, enum: values.slice(0, -1) }, rules: ["enum-narrowed"], refused: last },
        { schema: { ...base, enum: [...values, "new"] }, rules: ["enum-widened"] },
        { schema: { ...base, enum: values.toReversed() }, rules: [] },
        {
          schema: { ...base, enum: ["new", ...values.slice(0, -1)] },
          rules: ["enum-narrowed", "enum-widened"],
          refused: last,
        },
        { schema: { type: "string" }, rules: ["enum-widened"] },
      ],
    };
  });

const list: fc.Arbitrary<Kind> = fc.integer({ min: 2, max: 9 }).map((maxItems) => {
  const items = { type: "integer", maximum: 9 };
  const base = { type: "array", items, maxItems };
  return {
    schema: base,
    value: [1, 2],
    changes: [
      {
        schema: { ...base, maxItems: maxItems - 1 },
        rules: ["length-narrowed"],
        refused: Array.from({ length: maxItems }, (_, at) => at % 9),
      },
      { schema: { ...base, uniqueItems: true }, rules: ["length-narrowed"], refused: [1, 1] },
      { schema: { ...base, maxItems: maxItems + 1 }, rules: ["length-widened"] },
      {
        schema: { ...base, items: { type: "integer", maximum: 8 } },
        rules: ["range-narrowed []"],
        refused: [9],
      },
      { schema: { ...base, items: { ...items, type: "number" } }, rules: ["type-widened []"] },
    ],
  };
});

const object: fc.Arbitrary<Kind> = fc.boolean().map((isOpen) => {
  const angle = { type: "number", minimum: 0, maximum: 90 };
  const base = {
    type: "object",
    properties: { angle },
    ...(isOpen ? { additionalProperties: true } : {}),
  };
  const withAngle = (schema: JsonObject) => ({ ...base, properties: { angle: schema } });
  return {
    schema: base,
    value: { angle: 45 },
    changes: [
      {
        schema: withAngle({ ...angle, maximum: 89 }),
        rules: ["range-narrowed .angle"],
        refused: { angle: 90 },
      },
      { schema: withAngle({ ...angle, default: 10 }), rules: ["default-changed .angle"] },
      { schema: { ...base, required: ["angle"] }, rules: ["made-required .angle"], refused: {} },
      {
        schema: { ...base, properties: { angle, tone: { type: "string" } } },
        rules: ["added .tone"],
      },
      ...(isOpen
        ? [
            {
              schema: { type: "object", properties: { angle } },
              rules: ["closed"],
              refused: { angle: 1, other: 2 },
            },
          ]
        : [
            { schema: { ...base, additionalProperties: true }, rules: ["opened"] },
            {
              schema: { ...base, properties: { tone: { type: "string" } } },
              rules: ["removed .angle", "added .tone"],
              refused: { angle: 1 },
            },
          ]),
    ],
  };
});

const kind = fc.oneof(range("integer"), range("number"), text, choice, list, object);
const parameter = fc.record({
  kind,
  isRequired: fc.boolean(),
  node: fc.integer({ min: 1, max: 99 }),
});

const outputChanges: readonly (readonly [
  before: JsonObject,
  after: JsonObject,
  rules: readonly string[],
])[] = [
  [{ type: "string" }, { type: "string", format: "uri" }, ["format-changed"]],
  [{ type: "integer" }, { type: ["integer", "null"] }, ["type-widened"]],
  [{ type: "integer" }, { type: "number" }, []],
  [{ type: ["string", "null"] }, { type: "string" }, ["type-narrowed"]],
  [{ enum: ["a", "b"] }, { enum: ["a", "b", "c"] }, ["enum-widened"]],
  [{ enum: ["a", "b"] }, { enum: ["a"] }, ["enum-narrowed"]],
  [{ type: "array", maxItems: 3 }, { type: "array", maxItems: 4 }, ["limits-loosened"]],
  [{ type: "number", maximum: 3 }, { type: "number", maximum: 2 }, ["limits-tightened"]],
];

/** A model with parameters \`p0\`, \`p1\`, ... and one edit of it. */
export const editedModel: fc.Arbitrary<EditedModel> = fc
  .record({
    parameters: fc.array(parameter, { minLength: 1, maxLength: 5 }),
    at: fc.nat(),
    output: fc.constantFrom(...outputChanges),
  })
  .chain(({ parameters, at, output }) => {
    const keys = parameters.map(({ node }, index) => `${node}_p${index}`);
    const index = at % parameters.length;
    const before = model(
      Object.fromEntries(
        parameters.map(({ kind: { schema } }, position) => [keys[position] ?? "", schema]),
      ),
      keys.filter((_, position) => parameters[position]?.isRequired),
      { video: { type: "string" }, result: output[0] },
    );
    const valid = Object.fromEntries(
      parameters.map(({ kind: { value } }, position) => [`p${position}`, value]),
    );
    const edited: Edited = {
      before,
      key: keys[index] ?? "",
      name: `p${index}`,
      isRequired: parameters[index]?.isRequired ?? false,
      valid,
    };
    return fc.constantFrom(
      ...schemaEdits(edited, parameters[index]?.kind.changes ?? []),
      ...wholeEdits(edited),
      outputEdit(edited, output),
    );
  });

interface Edited {
  readonly before: ModelFile;
  readonly key: string;
  readonly name: string;
  readonly isRequired: boolean;
  /** An input that the model takes, under friendly names. */
  readonly valid: JsonObject;
}

function model(properties: JsonObject, required: readonly string[], output: JsonObject): ModelFile {
  const file: ModelFile = {
    comfygen: 1,
    id: "studio/model",
    input: { type: "object", properties, required: [...required] },
    output: { type: "object", properties: output },
  };
  return pinNames([file], [], "schemas").models[0]?.file ?? file;
}

function schemaEdits(
  { before, key, name, valid }: Edited,
  changes: readonly Change[],
): EditedModel[] {
  return changes.map(({ schema, rules, refused }) => ({
    before,
    after: withProperties(before, (properties) => ({ ...properties, [key]: schema })),
    findings: rules.map((rule) => {
      const [id = "", below = ""] = rule.split(" ");
      return `parameter-${id} ${name}${below}`;
    }),
    refused: refused === undefined ? [] : [{ ...valid, [name]: refused }],
    valid,
  }));
}

function wholeEdits({ before, key, name, isRequired, valid }: Edited): EditedModel[] {
  const { [name]: _, ...without } = valid;
  const requiredNow = requiredKeys(before);
  const isOnly = Object.keys(valid).length === 1;
  const fresh = { type: "string", title: "Fresh" };
  const edit = (after: ModelFile, findings: string[], refused: JsonObject[] = []): EditedModel => {
    return { before, after, findings, refused, valid };
  };
  const withFresh = withProperties(before, (properties) => ({ ...properties, fresh }));
  const removed = withProperties(before, ({ [key]: __, ...others }) => others);
  return [
    edit(before, []),
    edit(
      withRequired(
        removed,
        requiredNow.filter((other) => other !== key),
      ),
      // A model without parameters takes any.
      isOnly ? ["parameter-opened ", `parameter-unlisted ${name}`] : [`parameter-removed ${name}`],
      isOnly ? [] : [valid],
    ),
    edit(withFresh, ["parameter-added fresh"]),
    edit(
      withRequired(withFresh, [...requiredNow, "fresh"]),
      ["required-parameter-added fresh"],
      [valid],
    ),
    isRequired
      ? edit(
          withRequired(
            before,
            requiredNow.filter((other) => other !== key),
          ),
          [`parameter-made-optional ${name}`],
        )
      : edit(
          withRequired(before, [...requiredNow, key]),
          [`parameter-made-required ${name}`],
          [without],
        ),
    edit(
      { ...before, names: { ...before.names, [key]: "renamed" } },
      [`parameter-renamed ${name}`],
      [valid],
    ),
    edit(moved(before, key, `100_${name}`), [`parameter-moved ${name}`]),
    edit({ ...before, price: { usd: 2, unit: "second" } }, ["price-changed "]),
    edit({ ...before, title: "Other" }, ["model-description-changed "]),
    edit({ ...before, name: "otherExport" }, ["export-renamed "]),
  ];
}

function outputEdit(
  { before, valid }: Edited,
  [, result, rules]: (typeof outputChanges)[number],
): EditedModel {
  const output = { type: "object", properties: { video: { type: "string" }, result } };
  return {
    before,
    after: { ...before, output },
    findings: rules.map((rule) => `output-${rule} result`),
    refused: [],
    valid,
  };
}

function withProperties(
  file: ModelFile,
  change: (properties: JsonObject) => JsonObject,
): ModelFile {
  const { properties } = file.input;
  const changed = change(isJsonObject(properties) ? properties : {});
  const next = { ...file, input: { ...file.input, properties: changed } };
  return pinNames([next], [], "schemas").models[0]?.file ?? next;
}

function requiredKeys({ input }: ModelFile): Json[] {
  return Array.isArray(input.required) ? input.required : [];
}

function withRequired(file: ModelFile, keys: Json[]): ModelFile {
  return { ...file, input: { ...file.input, required: keys } };
}

function moved(file: ModelFile, key: string, to: string): ModelFile {
  const { [key]: name = "", ...names } = file.names ?? {};
  const rename = (old: Json): Json => (old === key ? to : old);
  const properties = isJsonObject(file.input.properties) ? file.input.properties : {};
  const entries = Object.entries(properties).map(([old, schema]) => [
    old === key ? to : old,
    schema,
  ]);
  const below = Object.entries(names).map(([path, other]) => [
    path.replace(`${key}.`, `${to}.`),
    other,
  ]);
  return {
    ...file,
    names: { ...Object.fromEntries(below), [to]: name },
    input: {
      ...file.input,
      properties: Object.fromEntries(entries),
      required: requiredKeys(file).map(rename),
    },
  };
}
