import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readModelFiles } from "../../src/intake/model-files.js";
import { nameModel, type NamedModel } from "../../src/naming/name-model.js";
import { diffModels } from "../../src/review/diff-models.js";
import { MODEL_RULES, VALUE_RULES } from "../../src/review/rules.js";

const HERE = new URL("./", import.meta.url).pathname;
const RULES = [...MODEL_RULES, ...VALUE_RULES];
const FOLDERS = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${HERE}${entry.name}/findings.json`))
  .map(({ name }) => name);

function models(folder: string): NamedModel[] {
  const { files, problems } = readModelFiles(folder);
  expect(problems).toEqual([]);
  return files.map(nameModel);
}

describe("rules", () => {
  it("each has a folder of its own, a file of its own, and an id of its own", () => {
    const ids = RULES.map(({ id }) => id).sort();
    expect(FOLDERS.sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    const files = readdirSync(new URL("../../src/review/rules/", import.meta.url));
    expect(files.sort()).toEqual(ids.map((id) => `${id}.ts`));
  });

  it.each(RULES)("$id finds what it is for, and nothing else is found", ({ id, level, side }) => {
    const [previous, current] = [`${HERE}${id}/previous`, `${HERE}${id}/current`].map(models);
    const findings = diffModels(previous ?? [], current ?? []);
    const expected: unknown = JSON.parse(readFileSync(`${HERE}${id}/findings.json`, "utf8"));
    expect(findings).toEqual(expected);
    expect(findings).toContainEqual(expect.objectContaining({ rule: id, level, side }));
  });

  it.each(FOLDERS)("%s: a catalogue does not differ from itself", (folder) => {
    for (const state of ["previous", "current"]) {
      const found = models(`${HERE}${folder}/${state}`);
      expect(diffModels(found, found)).toEqual([]);
    }
  });
});
