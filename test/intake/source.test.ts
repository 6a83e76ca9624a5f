import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSource } from "../../src/intake/source.js";

const SAMPLE = readFileSync(new URL("./fixtures/catalog-sample.json", import.meta.url), "utf8");
const SCHEMA = { type: "object", properties: { prompt: { type: "string" } } };
const ENTRY = { model_id: "studio/one", input_schema: SCHEMA };
const PUBLISHED = { id: "studio/one", input: SCHEMA };

function ids(text: string): string[] {
  return readSource(text).map((finding) => (finding.ok ? finding.published.id : finding.message));
}

describe("readSource", () => {
  it("takes all 24 entries of a catalogue's answer", () => {
    const findings = readSource(SAMPLE);
    expect(findings).toHaveLength(24);
    expect(findings.every(({ ok }) => ok)).toBe(true);
  });

  const bare = { comfygen: 1, id: "studio/one", input: SCHEMA };
  it.each([
    ["one entry", ENTRY],
    ["an array", [ENTRY]],
    ["an answer", { models: [ENTRY], total: 1 }],
    [
      "a model file, without what comfygen adds",
      { ...bare, name: "one", names: { prompt: "text" } },
    ],
    ["an array of model files", [bare]],
  ])("%s", (_, value) => {
    for (const text of [JSON.stringify(value), `\ufeff\n ${JSON.stringify(value, null, 2)}`]) {
      expect(readSource(text)).toEqual([{ ok: true, published: PUBLISHED }]);
    }
  });

  it("keeps what an entry says", () => {
    const entry = {
      ...ENTRY,
      display_name: "One ",
      description: "",
      kind: "model",
      base_price_usd: 0,
      price_unit: "second",
      pricing_note: "by length",
      model_url: "https://www.runcomfy.com/models/one",
      output_schema: { output: { type: "object", properties: {} } },
    };
    expect(readSource(JSON.stringify(entry))).toEqual([
      {
        ok: true,
        published: {
          ...PUBLISHED,
          title: "One",
          price: { usd: 0, unit: "second", note: "by length" },
          source: "https://www.runcomfy.com/models/one",
          output: entry.output_schema,
        },
      },
    ]);
  });

  it.each([
    ["a price that is none", { base_price_usd: -1, price_unit: "second" }],
    ["a price without a unit", { base_price_usd: 1 }],
    ["an address that is none", { model_url: "/models/one" }],
    ["an address of another kind", { model_url: "javascript:alert(1)" }],
    ["no output", { output_schema: null }],
  ])("leaves %s out", (_, more) => {
    const text = JSON.stringify({ ...ENTRY, ...more });
    expect(readSource(text)).toEqual([{ ok: true, published: PUBLISHED }]);
  });

  it.each([
    ["an entry without a schema", { model_id: "a/b" }, "include_schema=true"],
    ["a schema that is none", { model_id: "a/b", input_schema: [] }, "`input_schema` is no object"],
    ["an output that is none", { ...ENTRY, output_schema: 1 }, "`output_schema` is no object"],
    ["an id that is none", { ...ENTRY, model_id: "../b" }, "no model id"],
    ["a schema alone", SCHEMA, "model_id"],
    ["another object", { hello: 1 }, "neither a model file"],
    ["an empty catalogue", { models: [] }, "without a model"],
    [
      "a catalogue without an end",
      Array.from({ length: 100_001 }, () => ({})),
      "over 100000 models",
    ],
    ["a model file that is wrong", { comfygen: 2, id: "a/b", input: {} }, "/comfygen"],
  ])("refuses %s", (_, value, words) => {
    const [finding] = readSource(JSON.stringify(value));
    expect(finding).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  });

  it("one bad entry does not stop the rest", () => {
    expect(ids(JSON.stringify([ENTRY, 5, { ...ENTRY, model_id: "studio/two" }]))).toEqual([
      "studio/one",
      "a catalogue entry that is no object",
      "studio/two",
    ]);
  });

  it("says where broken JSON breaks", () => {
    expect(ids('{\n  "models": [\n    {"model_id": "a/b",}\n  ]\n}')).toEqual([
      'not JSON: line 3, column 24 is unexpected\n      {"model_id": "a/b",}\n                         ^',
    ]);
  });

  it("a page whose text starts with a brace is still a page", () => {
    const page = `${JSON.stringify(SCHEMA)}\ncurl --request POST https://model-api.runcomfy.net/v1/models/studio/one`;
    expect(ids(page)).toEqual(["studio/one"]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(readSource(text).length).toBeGreaterThan(0);
      }),
    );
  });
});
