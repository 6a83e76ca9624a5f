import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, inject, it } from "vitest";
import { ROOT } from "../cli/comfygen.js";
import { runSteps } from "./run-steps.js";

const installed = inject("installed");
const PACKAGE = join(installed, "node_modules/comfygen");

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

describe("the tarball", () => {
  it("holds what is needed and nothing else", () => {
    const sources = filesBelow(join(ROOT, "src"));
    const compiled = sources.map((path) => `dist/${path.replace(/\.ts$/, ".js")}`);
    const runtime = sources.filter((path) => path.startsWith("runtime/"));
    const templates = filesBelow(join(ROOT, "templates")).map((path) => `templates/${path}`);
    const besides = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
    const wanted = [...besides, ...compiled, ...runtime.map((path) => `src/${path}`), ...templates];
    const files = filesBelow(PACKAGE).filter((path) => !path.endsWith(".d.ts"));
    expect(files).toEqual(wanted.toSorted());
  });

  it("declares what its entries need, and what stands beside that", () => {
    const entries = ["index", "runtime/index", "emulator/index"].map((name) =>
      join(PACKAGE, `dist/${name}.d.ts`),
    );
    const options = { module: ts.ModuleKind.NodeNext, types: [], strict: true };
    const program = ts.createProgram(entries, options);
    const problems = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
    expect(problems).toEqual([]);
    const needed = program.getSourceFiles().map(({ fileName }) => relative(PACKAGE, fileName));
    const folders = new Set(needed.map((path) => dirname(path)));
    const declared = filesBelow(PACKAGE).filter((path) => path.endsWith(".d.ts"));
    expect(declared.length).toBeGreaterThan(entries.length);
    expect(declared.filter((path) => !folders.has(dirname(path)))).toEqual([]);
  });

  it.for([
    ["publint", "comfygen.tgz", "--strict"],
    ["attw", "comfygen.tgz", "--profile", "esm-only", "--no-definitely-typed"],
  ] as const)("passes %s", async (step) => {
    await expect(runSteps(installed, installed, [step], {})).resolves.toBeTruthy();
  });
});

describe("an installation", () => {
  it("is as large as the README says", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    const [, packages, megabytes] = readme.match(/brings (\d+) packages, (\d+) MB/) ?? [];
    const modules = join(installed, "node_modules");
    const lock: { packages: object } = JSON.parse(
      readFileSync(join(modules, ".package-lock.json"), "utf8"),
    );
    const sizes = filesBelow(modules).map((path) => statSync(join(modules, path)).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    // Within 5 in 100: what an installation brings depends on the day.
    expect(Object.keys(lock.packages).length / Number(packages)).toBeCloseTo(1, 1);
    expect(bytes / 1e6 / Number(megabytes)).toBeCloseTo(1, 1);
  });
});
