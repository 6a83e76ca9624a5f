import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planCatalogExports } from "../../src/emit/exports.js";
import { modelFacts } from "../../src/emit/model-facts.js";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import { sampleCall } from "../../src/emit/sample-call.js";
import { sampleInput } from "../../src/emit/sample-input.js";
import { readModelFiles } from "../../src/intake/model-files.js";
import { nameModel } from "../../src/naming/name-model.js";
import { ROOT } from "../cli/comfygen.js";
import { typeProblems } from "../type-problems.js";

const STRICTER = { verbatimModuleSyntax: true, noUnusedLocals: true };
const BESIDE = { folder: "generated", importExtension: ".js", topLevelAwait: true } as const;

/** Folders that have both `schemas` and the `generated` of them. */
const models = [ROOT, join(ROOT, "test/emit/catalog")].flatMap((folder) => {
  const catalog = readModelFiles(join(folder, "schemas")).files.map(nameModel);
  const exports = planCatalogExports(catalog.map(modelFacts)).names;
  return catalog.map((model) => ({
    model,
    folder,
    id: model.file.id,
    exportName: exports.get(model.file.id) ?? "",
    inMemory: modelInMemory(model),
  }));
});

describe("the call that is printed for a model", () => {
  it("compiles against its generated module, for every model", () => {
    const texts = models.map(({ model, folder, id, exportName, inMemory }, index) => {
      const input = sampleInput(model, inMemory);
      const text = sampleCall({ ...BESIDE, id, exportName, input });
      return [join(folder, `call-${index}.ts`), text] as const;
    });
    expect(texts.length).toBeGreaterThan(15);
    const wrong = texts.find(([, text]) => text.includes("prompt:"))?.[1].replace("prompt:", "x:");
    const misspelt = [join(ROOT, "misspelt.ts"), wrong ?? ""] as const;
    expect(typeProblems(new Map([...texts, misspelt]), STRICTER)).toEqual([
      expect.stringMatching(/misspelt\.ts: .*'x' does not exist/),
    ]);
  });

  it("names nothing twice, whatever the export is called", () => {
    for (const exportName of ["client", "request", "output"]) {
      const text = sampleCall({ ...BESIDE, id: "a/b", exportName, input: {} });
      const declared = [...text.matchAll(/(?:const|import) \{? ?(?:output: )?(\w+)/g)];
      const names = declared.map(([, name]) => name);
      expect(names).toHaveLength(5);
      expect(new Set(names).size).toBe(5);
    }
  });
});
