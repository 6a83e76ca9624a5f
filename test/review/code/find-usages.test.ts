import { join, relative, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readModelFiles } from "../../../src/intake/model-files.js";
import type { ModelFile } from "../../../src/model/file.js";
import { isJsonObject, type JsonObject } from "../../../src/model/json.js";
import { nameModel } from "../../../src/naming/name-model.js";
import { findUsages } from "../../../src/review/code/find-usages.js";
import { diffModels } from "../../../src/review/diff-models.js";
import { MODEL, newApplication, type Application } from "../application.js";

let app: Application;
let usages: (rule: string, change: (file: ModelFile) => ModelFile | undefined) => Promise<string[]>;

beforeAll(async () => {
  app = await newApplication();
  const { files } = readModelFiles(join(app.folder, "schemas"));
  const before = files.map(nameModel);
  usages = async (rule, change) => {
    const after = files.flatMap((file) => (file.id === MODEL ? (change(file) ?? []) : [file]));
    const findings = diffModels(before, after.map(nameModel)).filter((one) => one.rule === rule);
    expect(findings.length).toBe(1);
    const out = join(app.folder, "generated");
    const found = await findUsages(findings, before, { out }, [join(app.folder, "src/**/*.ts")]);
    return [...found.values()].flat().map(({ file, line, column, says }) => {
      const path = relative(app.folder, resolve(file)).replaceAll("\\", "/");
      return `${path}:${line}:${column} ${says}`;
    });
  };
});
afterAll(() => app.remove());

function withProperty(
  file: ModelFile,
  key: string,
  change: (schema: JsonObject) => JsonObject | undefined,
): ModelFile {
  const properties = isJsonObject(file.input.properties) ? file.input.properties : {};
  const schema = isJsonObject(properties[key]) ? properties[key] : {};
  const { [key]: _, ...others } = properties;
  const changed = change(schema);
  const required = Array.isArray(file.input.required) ? file.input.required : [];
  return {
    ...file,
    input: {
      ...file.input,
      required: changed ? required : required.filter((name) => name !== key),
      properties: changed ? { ...others, [key]: changed } : others,
    },
  };
}

/** Every call that builds a request for the model. */
const CALLS = [
  "src/direct.ts:6:24",
  "src/loaded.ts:6:9",
  "src/renamed.ts:4:10",
  "src/renamed.ts:7:10",
  "src/spread.ts:5:22",
  "src/spread.ts:10:10",
];

describe("findUsages, in an application of 20 models", () => {
  it("a parameter that is gone: every use of it, and no other", async () => {
    const found = await usages("parameter-removed", (file) =>
      withProperty(file, "6_text", () => undefined),
    );
    expect(found.map((text) => text.split(" ")[0])).toEqual([...app.marks].sort(byPlace));
    expect(found).toContain("src/renamed.ts:4:17 passes `prompt`, which is gone");
    expect(found).toContain("src/renamed.ts:6:65 uses `prompt`, which is gone");
  });

  it("a required parameter that is new: every call", async () => {
    const found = await usages("required-parameter-added", (file) => {
      const added = withProperty(file, "7_text", () => ({ type: "string", title: "Style" }));
      return { ...added, input: { ...added.input, required: ["7_text"] } };
    });
    expect(found).toEqual(
      CALLS.map((place) => `${place} leaves out \`style\`, which is new and required`),
    );
  });

  it("a default that changed: the calls that may leave it out", async () => {
    const found = await usages("parameter-default-changed", (file) =>
      withProperty(file, "57_steps", (schema) => ({ ...schema, default: 8 })),
    );
    expect(found).toEqual(
      CALLS.map((place) => `${place} leaves out \`steps\`, which has another default`),
    );
    const passed = await usages("parameter-default-changed", (file) =>
      withProperty(file, "6_text", (schema) => ({ ...schema, default: "a cat" })),
    );
    expect(passed.map((text) => text.split(" ")[0])).toEqual([]);
  });

  it("a price that changed: every call", async () => {
    const found = await usages("price-changed", (file) => ({
      ...file,
      price: { usd: 1, unit: "second" },
    }));
    expect(found.map((text) => text.split(" ")[0])).toEqual(CALLS);
    expect(found[0]).toContain("calls the model, which has another price");
  });

  it("a model that is gone: its export under any name, and its id", async () => {
    const found = await usages("model-removed", () => undefined);
    expect(found).toContain("src/loaded.ts:3:24 names the model, which is gone");
    expect(found).toContain("src/loaded.ts:5:33 names the model, which is gone");
    expect(found).toContain("src/renamed.ts:1:15 uses the model, which is gone");
    expect(found.some((text) => text.startsWith("src/others.ts"))).toBe(false);
  });
});

function byPlace(one: string, other: string): number {
  const [[path = "", ...at], [otherPath = "", ...otherAt]] = [one.split(":"), other.split(":")];
  if (path !== otherPath) return path < otherPath ? -1 : 1;
  return Number(at[0]) - Number(otherAt[0]) || Number(at[1]) - Number(otherAt[1]);
}
