import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../../", import.meta.url).pathname;

/** All that a strict project can switch on: what passes here passes with less. */
const STRICT: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  forceConsistentCasingInFileNames: true,
  skipDefaultLibCheck: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
};

const RESOLUTIONS: Record<string, ts.CompilerOptions> = {
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

const LIBRARIES: Record<string, ts.CompilerOptions> = {
  "lib: dom": { lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.asynciterable.d.ts"], types: [] },
  "Node's types alone": { lib: ["lib.es2022.d.ts"], types: ["node"] },
};

function problems(options: ts.CompilerOptions, host?: ts.CompilerHost): string[] {
  const files = [
    "generated/index.ts",
    "test/emit/catalog/generated/index.ts",
    "test/emit/types/usage.ts",
  ];
  const program = ts.createProgram(
    files.map((file) => join(ROOT, file)),
    options,
    host,
  );
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const { line = 0 } =
      diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? {};
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
    return `${diagnostic.file?.fileName}:${line + 1}: ${text}`;
  });
}

describe("the generated code and its use compile, and wrong use does not", () => {
  const cases = Object.keys(RESOLUTIONS).flatMap((resolution) =>
    Object.keys(LIBRARIES).map((library) => [resolution, library] as const),
  );
  it.each(cases)("%s, %s", (resolution, library) => {
    expect(problems({ ...STRICT, ...RESOLUTIONS[resolution], ...LIBRARIES[library] })).toEqual([]);
  });
});

describe("what is generated", () => {
  it("describes models as the runtime reads them, which users' compilers do not check", () => {
    const options = { ...STRICT, ...RESOLUTIONS.nodenext, types: [] };
    const host = ts.createCompilerHost(options);
    const read = host.readFile;
    let strict = 0;
    host.readFile = (file) =>
      /\/runtime\/model(\.d)?\.ts$/.test(file)
        ? read(file)?.replace(/ModelKeys>\(\s*description: object/, () => {
            strict += 1;
            return "ModelKeys extends Keys>(description: ModelDescription<ModelKeys>";
          })
        : read(file);
    expect(problems(options, host)).toEqual([]);
    expect(strict).toBe(2); // the copied runtime, and the package's own
  });
});

describe("what a model costs the type checker", () => {
  it("is at most 20 instantiations", () => {
    const models = join(ROOT, "test/emit/catalog/generated/models");
    const modules = readdirSync(models, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const count = (files: readonly string[]) => {
      const options = { ...STRICT, ...RESOLUTIONS.nodenext, skipLibCheck: true, types: [] };
      const program = ts.createProgram(files, options);
      expect(ts.getPreEmitDiagnostics(program)).toEqual([]);
      return program.getInstantiationCount();
    };
    const each = (count(modules) - count(modules.slice(0, 1))) / (modules.length - 1);
    console.log(`${each.toFixed(1)} instantiations a model`);
    expect(each).toBeGreaterThan(1);
    expect(each).toBeLessThanOrEqual(20);
  });
});
