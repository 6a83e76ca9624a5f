import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelFile } from "../../src/model/file.js";
import type { Json, JsonObject } from "../../src/model/json.js";
import {
  boundJson,
  ModelFileError,
  parseJson,
  parseModelFile,
} from "../../src/model/parse-file.js";
import { printModelFile } from "../../src/model/print-file.js";
import { brokenSchema, values } from "./schemas.js";

const MINIMAL: ModelFile = { comfygen: 1, id: "a/b", input: {} };

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

describe("a model file", () => {
  it.each<[name: string, text: string]>([
    ["with what it needs", `{"comfygen":1,"id":"a/b","input":{}}`],
    ["after a byte order mark", `\ufeff{"comfygen":1,"id":"a/b","input":{}}`],
  ])("is read %s", (_, text) => {
    expect(parseModelFile(text)).toEqual(MINIMAL);
  });

  it.each<[name: string, change: JsonObject, message: RegExp]>([
    ["another version", { comfygen: 2 }, /^\/comfygen is missing or wrong: write 1/],
    ["an id that leaves the folder", { id: "../a" }, /^\/id is missing or wrong/],
    ["an id that is no text", { id: 7 }, /^\/id /],
    ["a schema that is no object", { input: [] }, /^\/input is missing or wrong/],
    ["an output that is none", { output: null }, /^\/output /],
    ["an example that is none", { example: "x" }, /^\/example /],
    ["a title that is no text", { title: null }, /^\/title .* write text/],
    ["a source that is no text", { source: {} }, /^\/source /],
    ["a price without a unit", { price: { usd: 1 } }, /^\/price .*`usd` .* `unit`/],
    ["a negative price", { price: { usd: -1, unit: "output" } }, /^\/price /],
    [
      "a price with a note that is none",
      { price: { usd: 1, unit: "output", note: 1 } },
      /^\/price /,
    ],
    ["names that are none", { names: ["a"] }, /^\/names /],
    ["a name that is no text", { names: { "a/b": 1 } }, /^\/names\/a~1b is missing or wrong/],
    [
      "a name called __proto__ that is no text",
      JSON.parse(`{"names":{"__proto__":1}}`) as JsonObject,
      /^\/names\/__proto__ /,
    ],
  ])("is refused with %s", (_, change, message) => {
    const text = JSON.stringify({ ...MINIMAL, ...change });
    expect(() => parseModelFile(text)).toThrow(ModelFileError);
    expect(() => parseModelFile(text)).toThrow(message);
  });

  it.each<[name: string, text: string, message: RegExp]>([
    ["a list", `[]`, /^no JSON object; a model file has `comfygen`, `id` and `input`$/],
    ["nothing", ``, /^not JSON: line 1, column 1/],
    ["cut", `{"comfygen":1,\n "id`, /^not JSON: line 2, column 5/],
    ["too deep", nested(257), /nests deeper than 256 levels/],
  ])("is refused where it is %s", (_, text, message) => {
    expect(() => parseModelFile(text)).toThrow(ModelFileError);
    expect(() => parseModelFile(text)).toThrow(message);
  });
});

describe("JSON", () => {
  it("may nest 256 levels and no more", () => {
    expect(() => parseJson(nested(256))).not.toThrow();
    expect(() => parseJson(nested(257))).toThrow(ModelFileError);
    expect(() => parseJson(nested(100_000))).toThrow(ModelFileError);
    expect(() => boundJson(JSON.parse(nested(256)) as Json)).not.toThrow();
    expect(() => boundJson(JSON.parse(nested(257)) as Json)).toThrow(ModelFileError);
    expect(() => boundJson(JSON.parse(nested(100_000)) as Json)).toThrow(ModelFileError);
  });

  it("has the largest number there is for those that are larger", () => {
    const max = Number.MAX_VALUE;
    expect(parseJson(`[1e400,{"__proto__":-1e400,"a":1e308}]`)).toEqual([
      max,
      JSON.parse(`{"__proto__":${-max},"a":1e308}`),
    ]);
  });

  it("keeps every value as it is", () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(parseJson(JSON.stringify(value))).toEqual(value);
      }),
    );
  });
});

describe("the text of a model file", () => {
  it("has its keys in the order of the documentation, and ends with a line feed", () => {
    const file: ModelFile = {
      output: {},
      input: { b: 1, a: 2 },
      example: {},
      names: { b: "b", a: "a" },
      price: { usd: 0, unit: "output" },
      source: "https://www.runcomfy.com/",
      description: "D",
      title: "T",
      name: "ab",
      id: "a/b",
      comfygen: 1,
    };
    const text = printModelFile(file);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(file).toReversed());
    expect(text).toContain(`  "input": {\n    "b": 1,\n    "a": 2\n  },\n`);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("has no key that the format does not know", () => {
    expect(printModelFile(Object.assign({ other: 1 }, MINIMAL))).toBe(printModelFile(MINIMAL));
  });

  it("holds numbers that JSON.parse makes infinite, as the largest there is", () => {
    const text = printModelFile({ ...MINIMAL, input: { maximum: Infinity, minimum: -Infinity } });
    expect(parseModelFile(text).input).toEqual({
      maximum: Number.MAX_VALUE,
      minimum: -Number.MAX_VALUE,
    });
  });

  it("is read back as the file it was", () => {
    const text = fc.string({ unit: "binary" });
    const files: fc.Arbitrary<ModelFile> = fc.record(
      {
        comfygen: fc.constant(1),
        id: fc.constantFrom("a", "a/b.c/D-1_2"),
        input: brokenSchema,
        output: brokenSchema,
        example: fc.dictionary(text, fc.jsonValue()) as fc.Arbitrary<JsonObject>,
        names: fc.dictionary(text, text),
        name: text,
        title: text,
        description: text,
        source: text,
        price: fc.record(
          {
            usd: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
            unit: text,
            note: text,
          },
          { requiredKeys: ["usd", "unit"] },
        ),
      },
      { requiredKeys: ["comfygen", "id", "input"] },
    ) as fc.Arbitrary<ModelFile>;
    fc.assert(
      fc.property(files, (file) => {
        const printed = printModelFile(file);
        expect(parseModelFile(printed)).toEqual(JSON.parse(JSON.stringify(file)));
        expect(printModelFile(parseModelFile(printed))).toBe(printed);
      }),
    );
  });
});
