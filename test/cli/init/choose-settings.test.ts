import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseSettings } from "../../../src/cli/init/choose-settings.js";
import { findProject } from "../../../src/cli/init/project.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-project-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, value: unknown): void {
  writeFileSync(join(folder, path), typeof value === "string" ? value : JSON.stringify(value));
}

async function chosen(compilerOptions: object | undefined, type?: string) {
  put("package.json", type === undefined ? {} : { type });
  if (compilerOptions) put("tsconfig.json", { compilerOptions, files: ["gone.ts"] });
  const { config, topLevelAwait } = chooseSettings(await findProject(folder));
  return [config.importExtension ?? ".js", topLevelAwait];
}

describe("what fits a project", () => {
  const es2022 = { module: "esnext", target: "es2022" };

  it.each<[string, object | undefined, string | undefined, string, boolean]>([
    ["Node's ES modules", { module: "nodenext" }, "module", ".js", true],
    ["Node's CommonJS", { module: "nodenext" }, undefined, ".js", false],
    ["Node 16's", { module: "node16" }, "module", ".js", true],
    ["a bundler", { ...es2022, moduleResolution: "bundler" }, undefined, "none", true],
    [
      "a bundler and an old target",
      { module: "esnext", moduleResolution: "bundler" },
      undefined,
      "none",
      false,
    ],
    ["modules as written", { module: "preserve", target: "esnext" }, undefined, "none", true],
    [
      "the extensions of sources",
      { ...es2022, moduleResolution: "bundler", allowImportingTsExtensions: true, noEmit: true },
      "module",
      ".ts",
      true,
    ],
    [
      "extensions that are rewritten",
      { module: "nodenext", rewriteRelativeImportExtensions: true },
      "module",
      ".ts",
      true,
    ],
    ["CommonJS", { module: "commonjs" }, "module", ".js", false],
    ["a tsconfig that says nothing", {}, "module", ".js", false],
    ["no TypeScript", undefined, "module", ".ts", true],
  ])("%s", async (_, options, type, extension, topLevelAwait) => {
    expect(await chosen(options, type)).toEqual([extension, topLevelAwait]);
  });

  it("is found in what a tsconfig.json extends, with comments", async () => {
    put("base.json", '{ // shared\n "compilerOptions": { "module": "NodeNext", }, }');
    put("tsconfig.json", { extends: "./base.json" });
    expect((await findProject(folder)).typescript?.module).toBe("nodenext");
  });

  it("is the folder of sources, where there is one", async () => {
    put("tsconfig.json", {});
    expect(chooseSettings(await findProject(folder)).config).toEqual({});
    mkdirSync(join(folder, "src"));
    expect(chooseSettings(await findProject(folder)).config).toEqual({ output: "src/generated" });
  });

  it("says where a tsconfig.json can't be read", async () => {
    put("tsconfig.json", "{ nonsense");
    await expect(findProject(folder)).rejects.toMatchObject({
      status: 78,
      message: expect.stringContaining("tsconfig.json: "),
    });
  });
});

describe("the package manager", () => {
  it.each([
    ["package-lock.json", "{}", "npm"],
    ["pnpm-lock.yaml", "", "pnpm"],
    ["yarn.lock", "", "yarn"],
    ["bun.lock", "", "bun"],
    ["package.json", '{"packageManager":"yarn@4.1.0"}', "yarn"],
    ["package.json", "broken", "npm"],
  ])("by %s", async (path, text, name) => {
    put(path, text);
    mkdirSync(join(folder, "packages/one"), { recursive: true });
    expect((await findProject(folder)).packageManager.name).toBe(name);
    expect((await findProject(join(folder, "packages/one"))).packageManager.name).toBe(name);
  });
});
