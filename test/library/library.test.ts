import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addPage,
  diffModels,
  generate,
  readModels,
  TemplateError,
  type Diagnostic,
  type JsonObject,
  type ModelFile,
} from "../../src/index.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const SEED = join(ROOT, "test/intake/fixtures/seeds/first-last-frame.ja.txt");
const FIRST_LAST = "community/wan-2-2/first-last-frame";

let models: readonly ModelFile[];
beforeAll(async () => {
  const read = await readModels(join(ROOT, "schemas"));
  expect(read.diagnostics).toEqual([]);
  models = read.models;
});

/** `error unreadable a/b.json`, each. */
function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ severity, code, file }) => `${severity} ${code} ${file}`);
}

function model(id: string, properties: JsonObject, more: Partial<ModelFile> = {}): ModelFile {
  return { comfygen: 1, id, input: { type: "object", properties }, ...more };
}

describe("readModels", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "comfygen-library-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("tells of each file that is none, and reads the others", async () => {
    writeFileSync(join(folder, "broken.json"), "{");
    writeFileSync(join(folder, "whole.json"), JSON.stringify(model("whole", {})));
    const read = await readModels(folder);
    expect(read.models.map(({ id }) => id)).toEqual(["whole"]);
    expect(brief(read.diagnostics)).toEqual(["error unreadable broken.json"]);
  });

  it("finds none in a folder that is not there", async () => {
    expect(await readModels(join(folder, "missing"))).toEqual({ models: [], diagnostics: [] });
  });
});

describe("addPage", () => {
  it("gives the model file that is committed, and nothing when the page is added again", async () => {
    const text = readFileSync(SEED, "utf8");
    const added = await addPage(text);
    const path = `${FIRST_LAST}.json`;
    expect(added.files).toEqual(
      new Map([[path, readFileSync(join(ROOT, "schemas", path), "utf8")]]),
    );
    expect(added.models.map(({ id, name }) => [id, name])).toEqual([
      [FIRST_LAST, "wan22FirstLastFrame"],
    ]);
    const again = await addPage(text, added.models);
    expect(again).toMatchObject({ models: added.models, files: new Map() });
  });

  it("keeps the catalogue, whose exports are taken", async () => {
    const { models: catalog, files } = await addPage(
      JSON.stringify({ model_id: "other/relight", input_schema: { type: "object" } }),
      [model("studio/relight", {}, { name: "relight" })],
    );
    expect(catalog.map(({ id, name }) => [id, name])).toEqual([
      ["other/relight", "otherRelight"],
      ["studio/relight", "relight"],
    ]);
    expect([...files.keys()]).toEqual(["other/relight.json"]);
  });

  it.each([
    ["no page", "hello", ["error unreadable undefined"]],
    [
      "a schema with something wrong",
      entry({ a: { type: "float" } }),
      ["warning type-float a/b.json"],
    ],
    ["an id in other letters", entry({}, "A/B"), ["error clash A/B.json"]],
  ])("tells of %s", async (_, text, want) => {
    const catalog = [model("a/b", {})];
    const { diagnostics, models: after } = await addPage(text, catalog);
    expect(brief(diagnostics)).toEqual(want);
    expect(after.length).toBe(1);
  });

  it("asks where a name went that could have gone to two keys, and goes by the answer", async () => {
    const image = { type: "string", title: "Image" };
    const { models: before } = await addPage(entry({ "1_image": image }));
    const page = entry({ "2_image": image, "3_image": image });
    const open = await addPage(page, before);
    expect(brief(open.diagnostics)).toEqual(["error moved a/b.json"]);
    expect(open.diagnostics[0]?.message).toMatch(
      /image \(1_image\) could be 2_image \(same .* or 3_image/,
    );
    expect(open).toMatchObject({ models: before, files: new Map() });
    const settled = await addPage(page, before, { moved: { "1_image": "3_image" } });
    expect(settled.diagnostics).toEqual([]);
    expect(settled.models[0]?.names).toMatchObject({ "3_image": "image" });
  });

  function entry(properties: object, id = "a/b"): string {
    return JSON.stringify({ model_id: id, input_schema: { type: "object", properties } });
  }
});

describe("generate", () => {
  it("makes the files that are committed", async () => {
    const output = join(ROOT, "generated");
    const { files, diagnostics } = await generate(models, { output });
    for (const [path, text] of files) await expect(text).toMatchFileSnapshot(join(output, path));
    const paths = readdirSync(output, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(output.length + 1));
    expect([...files.keys()].sort()).toEqual(paths.sort());
    expect(new Set(brief(diagnostics))).toEqual(
      new Set(models.map(({ id }) => `warning type-float ${id}.json`)),
    );
  });

  it("goes by the same options as a configuration", async () => {
    const { files } = await generate(models, {
      runtime: "comfygen/runtime",
      importExtension: ".ts",
      format: false,
      exclude: ["**/vace-fun"],
    });
    expect([...files.keys()].sort()).toEqual(
      ["catalog.ts", "client.ts", "index.ts", `models/${FIRST_LAST}.ts`].sort(),
    );
    expect(files.get("index.ts")).toContain('from "./client.ts"');
  });

  it("makes what can be made, and tells of the rest", async () => {
    const given = [
      model("a/good", { x: { type: "string" } }),
      model("a/twice", { x: {}, y: {} }, { names: { x: "same", y: "same" } }),
      model("b/one", {}, { name: "taken" }),
      model("c/other", {}, { name: "taken" }),
      model("A/good", {}),
    ];
    const { files, diagnostics } = await generate(given, { runtime: "r", format: false });
    expect([...files.keys()].filter((path) => path.startsWith("models/"))).toEqual([
      "models/A/good.ts",
      "models/c/other.ts",
    ]);
    expect(brief(diagnostics)).toEqual([
      "error clash a/good.json",
      "error names a/twice.json",
      "error names a/twice.json",
      "error names b/one.json",
    ]);
  });

  it("is refused by a template that can't be used", async () => {
    await expect(generate(models, { templates: join(ROOT, "missing") })).rejects.toThrow(
      TemplateError,
    );
  });
});

describe("diffModels", () => {
  it("finds what changed for callers", async () => {
    const changed = models.map((file) =>
      file.id === FIRST_LAST ? { ...file, names: { ...file.names, "6_text": "text" } } : file,
    );
    expect(await diffModels(models, changed)).toMatchObject([
      { rule: "parameter-renamed", level: "breaking", model: FIRST_LAST, path: "prompt" },
    ]);
    expect(await diffModels(models, models)).toEqual([]);
  });
});
