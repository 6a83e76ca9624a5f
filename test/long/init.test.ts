import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comfygen, ROOT } from "../cli/comfygen.js";

const SOURCE = join(ROOT, "schemas/community/wan-2-2/first-last-frame.json");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-first-"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the compiler says of a project, by its own tsconfig.json. */
function typeProblems(): string[] {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), (path) =>
    ts.sys.readFile(path),
  );
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  return ts
    .getPreEmitDiagnostics(ts.createProgram(fileNames, { ...options, noEmit: true }))
    .map(
      ({ file, messageText }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}

describe("the code that init prints compiles in the project that it was printed for", () => {
  const base = { strict: true, skipLibCheck: true, types: ["node"], target: "es2022" };
  const bundler = { ...base, module: "esnext", moduleResolution: "bundler" };
  const node = { ...base, module: "nodenext" };

  it.each<[string, object, object, boolean]>([
    ["nodenext, ES modules, src", { type: "module" }, { ...node, rootDir: "src" }, true],
    ["nodenext, CommonJS", {}, node, false],
    ["bundler", {}, bundler, false],
    ["bundler, .ts in imports", {}, { ...bundler, allowImportingTsExtensions: true }, true],
    [
      "nodenext, .ts rewritten",
      { type: "module" },
      { ...node, rewriteRelativeImportExtensions: true },
      false,
    ],
  ])("%s", (_, manifest, compilerOptions, hasSrc) => {
    if (hasSrc) mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    const tsconfig = {
      compilerOptions,
      ...(hasSrc ? { include: ["src"] } : {}),
      exclude: ["node_modules"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    const { status, stdout } = comfygen(["init", SOURCE], { cwd: folder });
    expect(status).toBe(0);
    expect(stdout.trim().split("\n").length).toBeLessThanOrEqual(12);
    const path = join(folder, hasSrc ? "src" : "", "first-request.ts");
    writeFileSync(path, stdout);
    expect(typeProblems()).toEqual([]);
    writeFileSync(path, stdout.replace("prompt:", "promt:"));
    expect(typeProblems()).toEqual([expect.stringContaining("promt")]);
  });
});
