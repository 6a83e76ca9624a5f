import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { planCatalogExports } from "../../src/emit/exports.js";
import { modelFacts } from "../../src/emit/model-facts.js";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import { sampleCall } from "../../src/emit/sample-call.js";
import { sampleInput } from "../../src/emit/sample-input.js";
import { readModelFiles } from "../../src/intake/model-files.js";
import { nameModel } from "../../src/naming/name-model.js";
import { ROOT } from "../cli/comfygen.js";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  noUnusedLocals: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: ["node"],
  noEmit: true,
};

const BESIDE = { folder: "generated", importExtension: ".js" } as const;

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

/** What the compiler says of files that are not on disk. */
function typeProblems(texts: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}

describe("the call that is printed for a model", () => {
  it("compiles against its generated module, for every model", { timeout: 60_000 }, () => {
    const texts = models.map(({ model, folder, id, exportName, inMemory }, index) => {
      const input = sampleInput(model, inMemory);
      const text = sampleCall({ ...BESIDE, id, exportName, input });
      return [join(folder, `call-${index}.ts`), text] as const;
    });
    expect(texts.length).toBeGreaterThan(15);
    const wrong = texts.find(([, text]) => text.includes("prompt:"))?.[1].replace("prompt:", "x:");
    const misspelt = [join(ROOT, "misspelt.ts"), wrong ?? ""] as const;
    expect(typeProblems(new Map([...texts, misspelt]))).toEqual([
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
