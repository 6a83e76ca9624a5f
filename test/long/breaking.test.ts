import { join } from "node:path";
import * as fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { unformatted } from "../../src/emit/format.js";
import { readRuntime } from "../../src/emit/read-runtime.js";
import { readTemplates } from "../../src/emit/read-templates.js";
import { planOutput } from "../../src/emit/plan.js";
import { modelInMemory } from "../../src/emit/model-in-memory.js";
import type { ModelFile } from "../../src/model/file.js";
import { nameModel } from "../../src/naming/name-model.js";
import { diffModels } from "../../src/review/diff-models.js";
import { editedModel, type EditedModel } from "../review/edited-models.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const CASES = 300;

/** The calls that compile against clients of these models; call `n` is of model `n`. */
async function compiling(
  files: readonly ModelFile[],
  calls: readonly string[],
): Promise<boolean[]> {
  const models = files.map((file, at) => nameModel({ ...file, id: `m${at}`, name: `m${at}` }));
  const planned = await planOutput(models, new Map(models.map(({ file }) => [file.id, file.id])), {
    templates: readTemplates(),
    runtime: readRuntime(),
    formatting: unformatted,
    importExtension: ".js",
  });
  const texts = new Map([...planned].map(([path, text]) => [join(ROOT, "virtual", path), text]));
  const paths = calls.map((call, at) => {
    const path = join(ROOT, "virtual", `call${at}.ts`);
    texts.set(path, `import { m${at} } from "./models/m${at}.js";\nm${at}(${call});\n`);
    return path;
  });
  const options: ts.CompilerOptions = {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.asynciterable.d.ts"],
    types: [],
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.directoryExists = () => true;
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = texts.get(path);
    if (text === undefined) return getSourceFile(path, version, ...rest);
    return ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram(paths, options, host);
  return paths.map((path) => {
    const file = program.getSourceFile(path);
    return file !== undefined && program.getSemanticDiagnostics(file).length === 0;
  });
}

function isAccepted(file: ModelFile, input: object): boolean {
  return !("issues" in modelInMemory(nameModel(file)).model["~standard"].validate(input));
}

describe("a breaking finding on an input", () => {
  it("is confirmed by a call that worked before: it does not compile any more, or is refused", async () => {
    const cases: EditedModel[] = fc.sample(editedModel, { numRuns: CASES, seed: 5 });
    const calls = cases.map(({ before, after, refused }) => {
      const breaking = diffModels([nameModel(before)], [nameModel(after)]).filter(
        ({ level, side }) => level === "breaking" && side === "input",
      );
      expect(breaking.length > 0).toBe(refused.length > 0);
      return refused[0];
    });
    const confirmed = cases.flatMap(({ before, after, findings }, at) => {
      const call = calls[at];
      return call ? [{ before, after, findings, call }] : [];
    });
    const texts = confirmed.map(({ call }) => JSON.stringify(call));
    const compiledBefore = await compiling(
      confirmed.map(({ before }) => before),
      texts,
    );
    const compiledAfter = await compiling(
      confirmed.map(({ after }) => after),
      texts,
    );
    const outcomes = confirmed.map(({ before, after, findings, call }, at) => ({
      findings,
      call,
      workedBefore: compiledBefore[at] === true && isAccepted(before, call),
      worksNow: compiledAfter[at] === true && isAccepted(after, call),
    }));
    expect(outcomes.length).toBeGreaterThan(CASES / 5);
    expect(outcomes.filter((outcome) => !outcome.workedBefore || outcome.worksNow)).toEqual([]);
    expect(compiledAfter.some((compiles) => !compiles)).toBe(true);
    expect(compiledAfter.some((compiles) => compiles)).toBe(true);
  });

  it("is missing where an edit is compatible: the calls of before still compile", async () => {
    const cases = fc
      .sample(editedModel, { numRuns: CASES, seed: 6 })
      .filter(({ before, after, refused }) => {
        const found = diffModels([nameModel(before)], [nameModel(after)]);
        return refused.length === 0 && found.every(({ level }) => level === "compatible");
      });
    const texts = cases.map(({ valid }) => JSON.stringify(valid));
    const compiles = await compiling(
      cases.map(({ after }) => after),
      texts,
    );
    expect(compiles.filter((compiled) => !compiled)).toEqual([]);
    for (const { after, valid } of cases) expect(isAccepted(after, valid)).toBe(true);
  });
});
