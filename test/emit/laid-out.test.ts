import fc from "fast-check";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { planCatalogExports } from "../../src/emit/exports.js";
import type { Formatting } from "../../src/emit/format.js";
import { modelFacts } from "../../src/emit/model-facts.js";
import { planOutput } from "../../src/emit/plan.js";
import type { PrinterOptions } from "../../src/emit/printer.js";
import { readRuntime } from "../../src/emit/read-runtime.js";
import { readTemplates } from "../../src/emit/read-templates.js";
import type { Style } from "../../src/emit/style.js";
import { readModelFiles } from "../../src/intake/model-files.js";
import type { ModelFile } from "../../src/model/file.js";
import type { JsonObject } from "../../src/model/json.js";
import { nameModel } from "../../src/naming/name-model.js";
import { ROOT } from "../cli/comfygen.js";
import { cases } from "./grammar-check.js";

/** How many files of the output were laid out, and how many were left to prettier. */
interface Count {
  laidOut: number;
  left: number;
}

/** Prints a catalogue in a style, and holds every file that claims to be laid out against what prettier makes of it. */
async function holdAgainstPrettier(
  files: readonly ModelFile[],
  style: Style,
  runtime: PrinterOptions["runtime"] = "comfygen/runtime",
): Promise<Count> {
  const count = { laidOut: 0, left: 0 };
  const formatting: Formatting = {
    formatOf: async () => ({
      style,
      async format({ text, isLaidOut }) {
        count[isLaidOut ? "laidOut" : "left"] += 1;
        const options = { filepath: "file.ts", printWidth: style.width };
        if (isLaidOut) expect(text).toBe(await format(text, options));
        return text;
      },
    }),
    fingerprint: async () => undefined,
  };
  const models = files.map(nameModel);
  await planOutput(models, planCatalogExports(models.map(modelFacts)).names, {
    templates: readTemplates(),
    runtime,
    formatting,
    importExtension: ".js",
  });
  return count;
}

const style = fc.record({ width: fc.integer({ min: 80, max: 130 }) });

const word = fc.string({ unit: fc.constantFrom("a", "b", "9", "-"), minLength: 1, maxLength: 14 });
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" "));
const limits = fc.record(
  { minimum: fc.integer(), maximum: fc.integer(), default: fc.integer() },
  { requiredKeys: [] },
);
const property: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom({ type: "boolean" }, { type: "string" }, { type: "array" }),
      fc.constantFrom({ format: "image_uri", type: "string" }),
      fc.constant<JsonObject>({ type: ["string", "null"] }),
      fc.array(words, { minLength: 1, maxLength: 12 }).map((values) => ({ enum: values })),
      fc.array(fc.integer(), { minLength: 1, maxLength: 40 }).map((values) => ({ enum: values })),
      fc
        .array(words, { minLength: 1, maxLength: 8 })
        .map((values) => ({ type: "array", items: { type: "string", enum: values } })),
      limits.map((some) => ({ type: "integer", ...some })),
      fc.dictionary(word, limits, { minKeys: 1, maxKeys: 4 }).map((parts) => ({
        type: "object",
        properties: parts,
      })),
    ),
    words,
  )
  .map(([schema, description]) => ({ ...schema, description }));
const model = fc
  .tuple(fc.array(word, { minLength: 2, maxLength: 4 }), fc.dictionary(word, property), words)
  .map(([segments, properties, title]): ModelFile => {
    const [first = "a"] = Object.keys(properties);
    const input = { type: "object", required: [first], properties };
    return { comfygen: 1, id: `m/${segments.join("/")}`, title, input };
  });

describe("what claims to be laid out is as prettier has it, in every style", () => {
  it("nearly all of schemas/, and much of a catalogue of oddities", async () => {
    const [seeds, oddities] = ["schemas", "test/emit/catalog/schemas"].map(
      (folder) => readModelFiles(`${ROOT}${folder}`).files,
    );
    for (const width of [80, 100, 120]) {
      expect((await holdAgainstPrettier(seeds ?? [], { width })).left).toBeLessThan(2);
      expect((await holdAgainstPrettier(oddities ?? [], { width })).laidOut).toBeGreaterThan(5);
    }
  });

  it("the runtime, in prettier's default style and in no other", async () => {
    const runtime = readRuntime();
    const seeds = readModelFiles(`${ROOT}schemas`).files;
    const [own, wider] = await Promise.all(
      [80, 100].map((width) => holdAgainstPrettier(seeds, { width }, runtime)),
    );
    expect(own?.laidOut).toBeGreaterThan(runtime.size);
    expect(wider?.left).toBeGreaterThanOrEqual(runtime.size);
  });

  it("models as catalogues have them", async () => {
    const sum = { laidOut: 0, left: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(model, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
        style,
        async (files, drawn) => {
          const { laidOut, left } = await holdAgainstPrettier(files, drawn);
          sum.laidOut += laidOut;
          sum.left += left;
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
    expect(sum.laidOut).toBeGreaterThan(sum.left * 2);
  });

  it("models of the whole grammar", async () => {
    await fc.assert(
      fc.asyncProperty(cases, style, async ({ sample }, drawn) => {
        const file: ModelFile = { comfygen: 1, id: "grammar/model", input: sample.schema };
        await holdAgainstPrettier([file], drawn);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
