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
}, 60_000);
afterAll(() => app.remove());

describe("findEdits", { timeout: 60_000 }, () => {
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
      join(app.folder, "generated"),
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
