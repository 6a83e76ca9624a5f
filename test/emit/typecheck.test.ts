import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { generate } from "../../src/emit/generate.js";

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

const FILES = [
  "generated/index.ts",
  "test/emit/catalog/generated/index.ts",
  "test/emit/types/usage.ts",
].map((file) => join(ROOT, file));

function problems(options: ts.CompilerOptions, files = FILES): string[] {
  const program = ts.createProgram(files, options);
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
  it.each(cases)("%s, %s", { timeout: 60_000 }, (resolution, library) => {
    expect(problems({ ...STRICT, ...RESOLUTIONS[resolution], ...LIBRARIES[library] })).toEqual([]);
  });
});

describe("the generated code compiles with any import extension", () => {
  it.each([
    [".ts", "nodenext", { allowImportingTsExtensions: true }],
    ["none", "bundler", {}],
  ] as const)("%s, %s", { timeout: 60_000 }, async (importExtension, resolution, allowed) => {
    const outDir = mkdtempSync(join(tmpdir(), "comfygen-extension-"));
    try {
      writeFileSync(join(outDir, "package.json"), '{ "type": "module" }');
      const schemasDir = join(ROOT, "schemas");
      (await generate({ schemasDir, outDir, importExtension, format: false })).write();
      const options = { ...STRICT, ...RESOLUTIONS[resolution], ...LIBRARIES["lib: dom"] };
      expect(problems({ ...options, ...allowed }, [join(outDir, "index.ts")])).toEqual([]);
    } finally {
      rmSync(outDir, { recursive: true });
    }
  });
});
