import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readModelFiles } from "../../../src/intake/model-files.js";
import type { ModelFile } from "../../../src/model/file.js";
import { nameModel } from "../../../src/naming/name-model.js";
import { applyEdits, editsByFile } from "../../../src/review/code/edit.js";
import { findEdits } from "../../../src/review/code/find-edits.js";
import { MODEL, newApplication, type Application } from "../application.js";

let app: Application;
beforeAll(async () => {
  app = await newApplication();
});
afterAll(() => app.remove());

describe("findEdits", () => {
  it("finds every use of a parameter in an application of 20 models, and no other", async () => {
    const { files } = readModelFiles(join(app.folder, "schemas"));
    const models = files.map(nameModel);
    const old = files.find(({ id }) => id === MODEL);
    if (!old) throw new Error("no model");
    const renamed: ModelFile = { ...old, names: { ...old.names, "6_text": "text" } };
    const { edits, broken } = await findEdits(
      models,
      nameModel(renamed),
      { path: "prompt", name: "text" },
      { out: join(app.folder, "generated") },
      [join(app.folder, "src/**/*.ts")],
    );
    const edited = new Map(app.before);
    for (const [{ fileName }, own] of editsByFile(edits)) {
      const path = relative(app.folder, fileName).replaceAll("\\", "/");
      edited.set(path, applyEdits(app.read(path), own));
    }
    expect(edited).toEqual(app.after);
    expect(edits.length).toBe(app.marks.length);
    expect(broken).toEqual([]);
  });
});

describe("a parameter below the top level", () => {
  it("is renamed in objects, arrays and types, and its namesakes are not", async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "comfygen-nested-")));
    const before = `import { styled } from "./generated/index.js";
const loras = [{ strength: 1 }];
export const one = styled({ loras: [{ strength: 2, other: { strength: 3 } }], strength: 4 });
export const two = styled({ loras });
export const first = one.input.loras?.[0]?.strength;
`;
    writeFileSync(join(folder, "app.ts"), before);
    const input = {
      type: "object",
      properties: {
        strength: { type: "number" },
        loras: {
          type: "array",
          items: {
            type: "object",
            properties: {
              strength: { type: "number" },
              other: { type: "object", properties: { strength: { type: "number" } } },
            },
          },
        },
      },
    };
    const file: ModelFile = { comfygen: 1, id: "styled", name: "styled", input };
    const renamed = { ...file, names: { "loras[].strength": "weight" } };
    const { edits, broken } = await findEdits(
      [nameModel(file)],
      nameModel(renamed),
      { path: "loras[].strength", name: "weight" },
      { out: join(folder, "generated") },
      [join(folder, "app.ts")],
    );
    rmSync(folder, { recursive: true });
    expect(broken).toEqual([]);
    expect(applyEdits(before, edits)).toBe(
      before
        .replace("[{ strength: 1", "[{ weight: 1")
        .replace("[{ strength: 2", "[{ weight: 2")
        .replace("?.strength;", "?.weight;"),
    );
  });
});
