import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
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
    const compiled = sources.flatMap((path) => {
      const stem = `dist/${path.slice(0, -".ts".length)}`;
      return path.startsWith("cli/") ? [`${stem}.js`] : [`${stem}.d.ts`, `${stem}.js`];
    });
    const runtime = sources
      .filter((path) => path.startsWith("runtime/"))
      .map((path) => `src/${path}`);
    const templates = filesBelow(join(ROOT, "templates")).map((path) => `templates/${path}`);
    const besides = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
    expect(filesBelow(PACKAGE)).toEqual(
      [...besides, ...compiled, ...runtime, ...templates].toSorted(),
    );
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
