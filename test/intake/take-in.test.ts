import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelFile } from "../../src/model/file.js";
import type { JsonObject } from "../../src/model/json.js";
import { takeIn, type Published } from "../../src/intake/take-in.js";
import { printModelFile } from "../../src/model/print-file.js";
import { nameModel } from "../../src/naming/name-model.js";

const ENGLISH: Published = {
  id: "a/b",
  title: "Model",
  description: "Makes videos.",
  source: "https://www.runcomfy.com/models/a/b/api",
  price: { usd: 0.5, unit: "second" },
  example: { "6_text": "a dog" },
  input: {
    type: "object",
    title: "Input",
    required: ["6_text"],
    properties: {
      "6_text": { title: "Prompt", description: "What to show.", type: "string" },
      "7_steps": { title: "Steps", type: "integer", minimum: 1, default: 20, enum: [10, 20] },
      loras: {
        type: "array",
        items: { type: "object", properties: { path: { title: "Path", type: "string" } } },
      },
    },
  },
  output: { output: { type: "object", properties: { video: { title: "Video", type: "string" } } } },
};

const GERMAN: Published = {
  id: "a/b",
  title: "Modell",
  description: "Macht Videos.",
  source: "https://www.runcomfy.com/de/models/a/b/api",
  example: { "6_text": "ein Hund" },
  input: {
    type: "object",
    title: "Eingabe",
    required: ["6_text"],
    properties: {
      "6_text": { title: "Aufforderung", description: "Was zu sehen ist.", type: "string" },
      "7_steps": { title: "Schritte", type: "integer", minimum: 1, default: 20, enum: [10, 20] },
      loras: {
        type: "array",
        items: { type: "object", properties: { path: { title: "Pfad", type: "string" } } },
      },
    },
  },
  output: { output: { type: "object", properties: { video: { title: "Video", type: "string" } } } },
};

/** The same model as a catalogue has it: no titles, no output. */
const CATALOG: Published = {
  id: "a/b",
  title: "B by A",
  price: { usd: 0.5, unit: "second" },
  input: {
    type: "object",
    required: ["6_text"],
    properties: {
      "6_text": { type: "string" },
      "7_steps": { type: "integer", minimum: 1, default: 20, enum: [10, 20] },
      loras: { type: "array", items: { type: "object", properties: { path: { type: "string" } } } },
    },
  },
};

const NAMES = {
  name: "b",
  names: { "6_text": "prompt", "7_steps": "steps", loras: "loras", "loras[].path": "path" },
};

function asFile(source: Published): ModelFile {
  return { comfygen: 1, ...source, ...NAMES };
}

const FILE = asFile(ENGLISH);

/** A copy in which the value at the end of a path is another one; `undefined` removes it. */
function changed<Value extends object>(value: Value, path: string, to: unknown): Value {
  const copy = structuredClone(value);
  const keys = path.split("/");
  const last = keys.pop() ?? "";
  const parent = keys.reduce<JsonObject>(
    (part, key) => part[key] as JsonObject,
    copy as JsonObject,
  );
  if (to === undefined) delete parent[last];
  else parent[last] = to as JsonObject;
  return copy;
}

function takeOne(file: ModelFile | undefined, ...sources: Published[]) {
  const [taken, ...others] = takeIn(file ? [file] : [], sources);
  expect(others).toEqual([]);
  if (!taken) throw new Error("nothing was taken in");
  const { file: result, change } = taken;
  return { file: result, change };
}

function parse(text: string): JsonObject {
  return JSON.parse(text) as JsonObject;
}

/** Prose in definitions and branches. */
function deepProse(title: JsonObject, minimum: number): JsonObject {
  return {
    properties: {
      a: {
        anyOf: [
          { ...title, type: "string" },
          { type: "number", minimum },
        ],
      },
    },
    $defs: { A: { ...title } },
    allOf: [{ ...title, minProperties: 1 }],
  };
}

describe("a model that is not there", () => {
  it("is new, with all that its source says", () => {
    expect(takeOne(undefined, ENGLISH)).toEqual({
      file: { ...ENGLISH, comfygen: 1 },
      change: "new",
    });
  });

  it("other files stay out of it", () => {
    expect(takeOne({ ...FILE, id: "a/c" }, GERMAN).change).toBe("new");
  });
});

describe("a file is rewritten where more than prose or order differs", () => {
  it.each<[what: string, path: string, value: unknown]>([
    ["a key more", "input/properties/8_cfg", { type: "number", title: "CFG" }],
    ["a key less", "input/properties/7_steps", undefined],
    ["a type", "input/properties/7_steps/type", "number"],
    ["a limit", "input/properties/7_steps/minimum", 2],
    ["a limit less", "input/properties/7_steps/minimum", undefined],
    ["a default", "input/properties/7_steps/default", 10],
    ["an enum", "input/properties/7_steps/enum", [10, 20, 30]],
    ["what is required", "input/required", ["6_text", "7_steps"]],
    ["a nested type", "input/properties/loras/items/properties/path/type", "number"],
    ["the output", "output/output/properties/video/type", "array"],
    ["the price", "price", { usd: 0.6, unit: "second" }],
    ["the unit of the price", "price/unit", "output"],
    ["a note on the price", "price/note", "twice on Sundays"],
  ])("%s", (_, path, value) => {
    const source = changed(ENGLISH, path, value);
    expect(takeOne(FILE, source)).toEqual({ file: { ...asFile(source) }, change: "changed" });
  });

  it("with the new example and order", () => {
    const source = changed(
      changed(GERMAN, "price", { usd: 1, unit: "output" }),
      "input/properties/7_steps",
      undefined,
    );
    const { file } = takeOne(FILE, source);
    expect(file.example).toEqual({ "6_text": "ein Hund" });
    expect(file.price).toEqual({ usd: 1, unit: "output" });
  });
});

describe("a file stays where only prose or order differs", () => {
  const properties = ENGLISH.input.properties as JsonObject;
  it.each<[what: string, source: Published]>([
    ["nothing", ENGLISH],
    [
      "the order of parameters",
      changed(
        ENGLISH,
        "input/properties",
        Object.fromEntries(Object.entries(properties).toReversed()),
      ),
    ],
    ["the order of an enum", changed(ENGLISH, "input/properties/7_steps/enum", [20, 10])],
    ["the example", changed(ENGLISH, "example", { "6_text": "a cat" })],
    ["the address", changed(ENGLISH, "source", "https://www.runcomfy.com/playground/a/b/api")],
    ["the language", GERMAN],
    ["prose that a catalogue has not", CATALOG],
    [
      "an English description that a source lacks",
      changed(ENGLISH, "input/properties/6_text/description", undefined),
    ],
    ["a title that a source lacks", changed(ENGLISH, "title", undefined)],
    ["an output that a source lacks", changed(ENGLISH, "output", undefined)],
    ["a price that a source lacks", changed(ENGLISH, "price", undefined)],
  ])("%s", (_, source) => {
    const { file, change } = takeOne(FILE, source);
    expect(change).toBe("same");
    expect(file).toBe(FILE);
  });

  it("in one language that is not English as well", () => {
    const file = asFile(GERMAN);
    const source = changed(GERMAN, "input/properties/6_text/title", "Text");
    expect(takeOne(file, source)).toEqual({ file, change: "same" });
  });
});

describe("English prose", () => {
  it("replaces other prose", () => {
    expect(takeOne(asFile(GERMAN), changed(ENGLISH, "price", undefined))).toEqual({
      file: asFile(changed(ENGLISH, "price", undefined)),
      change: "prose",
    });
  });

  it.each<[where: string, path: string]>([
    ["a parameter's title", "input/properties/6_text/title"],
    ["a parameter's description", "input/properties/6_text/description"],
    ["a nested title", "input/properties/loras/items/properties/path/title"],
    ["an output's title", "output/output/properties/video/title"],
    ["the model's title", "title"],
    ["the model's description", "description"],
  ])("replaces older English prose: %s", (_, path) => {
    const source = changed(ENGLISH, path, "Other words");
    expect(takeOne(FILE, source)).toEqual({ file: asFile(source), change: "prose" });
  });

  it("fills what a catalogue left out", () => {
    const { file, change } = takeOne(asFile(CATALOG), changed(ENGLISH, "output", undefined));
    expect(change).toBe("prose");
    expect(file.input).toEqual(ENGLISH.input);
  });
});

describe("other prose never replaces any, also where the file is rewritten", () => {
  const path = "input/properties/7_steps/minimum";

  it.each<[what: string, before: Published]>([
    ["English", ENGLISH],
    ["another language", changed(changed(GERMAN, "input/title", "入力"), "title", "モデル")],
  ])("%s stays", (_, before) => {
    const { file, change } = takeOne(asFile(before), changed(GERMAN, path, 2));
    expect(change).toBe("changed");
    expect(file).toEqual({ ...asFile(changed(before, path, 2)), example: GERMAN.example });
  });

  it("a catalogue's as well", () => {
    const { file } = takeOne(FILE, changed(CATALOG, path, 2));
    expect(file).toEqual(changed(FILE, path, 2));
  });

  it("it fills what the file lacks, and what is new", () => {
    const source = changed(GERMAN, "input/properties/8_cfg", { title: "Stärke", type: "number" });
    const { file } = takeOne(asFile(changed(CATALOG, "title", undefined)), source);
    expect(file.title).toBe("Modell");
    expect(file.input).toEqual(source.input);
  });

  it("property keys that look like prose are keys", () => {
    const input = { type: "object", properties: { title: { type: "string", title: "Title" } } };
    const file: ModelFile = { comfygen: 1, id: "a/b", input };
    const bare = { id: "a/b", input: { properties: { title: { type: "number" } } } };
    expect(takeOne(file, bare).file.input).toEqual({
      properties: { title: { type: "number", title: "Title" } },
    });
    expect(takeOne(file, { id: "a/b", input: { properties: {} } }).file.input).toEqual({
      properties: {},
    });
  });

  it("prose of definitions and branches is kept in its place", () => {
    const file: ModelFile = { comfygen: 1, id: "a/b", input: deepProse({ title: "T" }, 1) };
    const source = { id: "a/b", input: deepProse({}, 2) };
    expect(takeOne(file, source).file.input).toEqual(deepProse({ title: "T" }, 2));
    const longer = { ...source.input, allOf: [{ minProperties: 1 }, { maxProperties: 2 }] };
    expect(takeOne(file, { id: "a/b", input: longer }).file.input.allOf).toEqual(longer.allOf);
  });

  it("keys that break objects are keys", () => {
    const file: ModelFile = {
      comfygen: 1,
      id: "a/b",
      input: parse(`{"properties":{"__proto__":{"title":"P"}}}`),
    };
    const input = parse(
      `{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}`,
    );
    expect(takeOne(file, { id: "a/b", input }).file.input).toEqual(
      parse(
        `{"properties":{"__proto__":{"type":"string","title":"P"},"constructor":{"type":"string"}}}`,
      ),
    );
  });
});

describe("pinned names", () => {
  it("stay, whatever changes", () => {
    const source = changed(GERMAN, "input/properties", { other: { type: "string" } });
    expect(takeOne(FILE, source).file).toMatchObject(NAMES);
  });
});

describe("several sources of one model", () => {
  const other = changed(GERMAN, "input/title", "Entrada");
  const english = changed(ENGLISH, "input/properties/6_text/title", "Text");

  const { type = null, ...rest } = GERMAN.input;
  const LATE_TYPE = { ...GERMAN, input: { ...rest, type } };

  it.each<[what: string, sources: Published[], first: Published]>([
    ["English first", [GERMAN, CATALOG, ENGLISH], ENGLISH],
    ["of two in English the first by its text", [english, ENGLISH], ENGLISH],
    ["of two in other languages the first by its text", [GERMAN, other], GERMAN],
    ["of two in other order the first by its text", [GERMAN, LATE_TYPE], LATE_TYPE],
    ["one twice", [ENGLISH, ENGLISH], ENGLISH],
  ])("are one, in any order of arguments: %s", (_, sources, first) => {
    const want = printModelFile(takeOne(undefined, first).file);
    expect(printModelFile(takeOne(undefined, ...sources).file)).toBe(want);
    expect(printModelFile(takeOne(undefined, ...sources.toReversed()).file)).toBe(want);
  });

  const { price: _, ...page } = GERMAN;

  it.each<[what: string, sources: Published[], want: Published]>([
    [
      "titles and the output of a page",
      [CATALOG, page],
      { ...page, ...CATALOG, input: GERMAN.input },
    ],
    ["the price of a catalogue", [CATALOG, changed(ENGLISH, "price", undefined)], ENGLISH],
    [
      "a title of an output",
      [changed(ENGLISH, "output/output/properties/video/title", undefined), GERMAN],
      ENGLISH,
    ],
    [
      "not a key that the first does not have",
      [changed(ENGLISH, "input/properties/loras", undefined), GERMAN],
      changed(ENGLISH, "input/properties/loras", undefined),
    ],
  ])("fill what the first lacks: %s", (_what, sources, want) => {
    const { file } = takeOne(undefined, ...sources);
    expect(file).toEqual({ ...want, comfygen: 1 });
    const turned = takeOne(undefined, ...sources.toReversed()).file;
    expect(printModelFile(turned)).toBe(printModelFile(file));
  });

  it("make one file and one set of names in every order", () => {
    const gappy = (source: Published) =>
      fc
        .subarray([
          "title",
          "description",
          "price",
          "output",
          "example",
          "input/title",
          "input/properties/6_text/title",
          "input/properties/7_steps/title",
          "output/output/properties/video/title",
        ])
        .map((paths) =>
          paths.reduce((made, path) => {
            const isThere = !path.startsWith("output/") || made.output !== undefined;
            return isThere ? changed(made, path, undefined) : made;
          }, source),
        );
    const sources = fc.array(fc.constantFrom(ENGLISH, GERMAN, CATALOG).chain(gappy), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        sources.chain((drawn) =>
          fc.tuple(
            fc.constant(drawn),
            fc.shuffledSubarray(drawn, { minLength: drawn.length, maxLength: drawn.length }),
          ),
        ),
        ([list, shuffled]) => {
          const first = takeOne(undefined, ...list).file;
          const second = takeOne(undefined, ...shuffled).file;
          expect(printModelFile(second)).toBe(printModelFile(first));
          expect([...nameModel(second).names.byPath]).toEqual([...nameModel(first).names.byPath]);
          for (const key of ["price", "output", "title", "example"] as const)
            expect(first[key] === undefined).toBe(
              list.every((source) => source[key] === undefined),
            );
        },
      ),
    );
  });

  it("of several models are one each, in code-unit order of their ids", () => {
    const ids = ["b", "a/c", "B", "a", "a/b/c"];
    const taken = takeIn(
      [],
      ids.map((id) => ({ ...ENGLISH, id })),
    );
    expect(taken.map(({ file }) => file.id)).toEqual(["B", "a", "a/b/c", "a/c", "b"]);
  });
});
