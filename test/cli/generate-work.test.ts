import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODE_FOLDERS } from "../../src/emit/fingerprint.js";
import { memoryPath } from "../../src/emit/memory-file.js";
import { ROOT } from "./comfygen.js";
import { loadedModules, type LoadedModule } from "./loaded.js";

/** Never needed to generate, and slow to load. */
const NEVER = ["ts-morph", "typescript", "parse5", "ajv", "hono", "jiti"];
/** What prints, and what formats. */
const PRINTING = ["handlebars", "json-schema-to-typescript", "prettier/plugins"];
const SCHEMAS = ["schemas/studio/relight.json", "schemas/studio/relight/video.json"] as const;
const OUTPUT = [
  "out/catalog.ts",
  "out/client.ts",
  "out/index.ts",
  "out/models/studio/relight.ts",
  "out/models/studio/relight/video.ts",
];

let folder: string;
let schemas: string;
let out: string;
let memory: string;
let first: Work;
let again: Work;
let changed: Work;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-work-"));
  schemas = join(folder, "schemas");
  out = join(folder, "out");
  memory = memoryPath(schemas, out);
  const studio = join(ROOT, "test/emit/catalog/schemas/studio");
  cpSync(studio, join(schemas, "studio"), { recursive: true });
  first = generate();
  again = generate();
  const path = join(folder, SCHEMAS[0]);
  writeFileSync(path, readFileSync(path, "utf8").replace('"right"', '"above"'));
  changed = generate();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(memory, { force: true });
});

interface Work {
  readonly modules: readonly LoadedModule[];
  /** Below the project's folder, each as often as it was read. The memory of earlier runs is called `memory`. */
  readonly reads: readonly string[];
  /** Below the project's folder, once each. */
  readonly writes: readonly string[];
}

/** Runs `comfygen generate` in the project, and tells what it did. */
function generate(...args: string[]): Work {
  const record = join(folder, "record.json");
  const recorded = ["--import", join(ROOT, "test/cli/record-files.mjs")];
  const command = ["generate", "--runtime", "comfygen/runtime", "--out", "out", ...args];
  const modules = loadedModules([...recorded, join(ROOT, "dist/cli/main.js"), ...command], folder, {
    RECORD: record,
  });
  const { reads, writes }: Record<"reads" | "writes", string[]> = JSON.parse(
    readFileSync(record, "utf8"),
  );
  const inProject = (paths: readonly string[]) =>
    paths
      .map((path) => path.replace(memory, `${folder}/memory`).replace(/\.\d+-\w+\.tmp$/, ""))
      .filter((path) => /^(?:\/.*\/comfygen-work-\w+\/)?(?:schemas|out|memory)\b/.test(path))
      .map((path) => path.replace(`${folder}/`, ""))
      .sort();
  return { modules, reads: inProject(reads), writes: [...new Set(inProject(writes))] };
}

function packagesAmong(modules: readonly LoadedModule[], names: readonly string[]): string[] {
  return names.filter((name) => modules.some(({ url }) => url.includes(`/node_modules/${name}/`)));
}

/** How often a function of comfygen's was called; 0 where its module was not even loaded. */
function calls(modules: readonly LoadedModule[], path: string, name: string): number {
  const found = modules.find(({ url }) => url.endsWith(`/dist/${path}`));
  if (!found) return 0;
  const count = found.calls.get(name);
  if (count === undefined) throw new Error(`${path} has no function ${name}`);
  return count;
}

describe("what generate reads, writes, prints and loads", () => {
  it("the first time: what prints, but not what formats, since plain models need none", () => {
    const { modules, reads, writes } = first;
    expect(reads).toEqual(["memory", ...SCHEMAS]);
    expect(writes).toEqual(expect.arrayContaining([...OUTPUT, "memory"]));
    expect(packagesAmong(modules, NEVER)).toEqual([]);
    expect(packagesAmong(modules, PRINTING)).toEqual(["handlebars", "json-schema-to-typescript"]);
    expect(calls(modules, "naming/name-model.js", "nameModel")).toBe(2);
  });

  it("where nothing changed: each file once, nothing, nothing, and nothing that prints", () => {
    const { modules, reads, writes } = again;
    expect(reads).toEqual(["memory", ...OUTPUT, ...SCHEMAS]);
    expect(writes).toEqual([]);
    expect(packagesAmong(modules, [...NEVER, ...PRINTING, "prettier"])).toEqual([]);
    expect(calls(modules, "model/parse-file.js", "parseModelFile")).toBe(0);
    expect(calls(modules, "naming/name-model.js", "nameModel")).toBe(0);
  });

  it("where one model changed: its module alone", () => {
    const { modules, reads, writes } = changed;
    expect(reads).toEqual(["memory", ...OUTPUT, ...SCHEMAS]);
    expect(writes.filter((path) => /\.ts$|^memory$/.test(path))).toEqual([
      "memory",
      "out/models/studio/relight.ts",
    ]);
    expect(calls(modules, "naming/name-model.js", "nameModel")).toBe(1);
    expect(calls(modules, "emit/model-context.js", "modelContext")).toBe(1);
    expect(packagesAmong(modules, NEVER)).toEqual([]);
  });

  it("by no code but that which the memory is filed under, and the command's own", () => {
    const dist = new URL("dist/", `file://${ROOT}`).href;
    const folders = first.modules
      .filter(({ url }) => url.startsWith(dist))
      .map(({ url }) => url.slice(dist.length).replace(/\/.*$/, ""));
    expect([...new Set(folders)].sort()).toEqual([...CODE_FOLDERS, "cli", "config"].sort());
  });

  it("formats where the project wants another style than the one that is printed", () => {
    writeFileSync(join(folder, ".prettierrc"), '{ "semi": false }');
    expect(packagesAmong(generate("--check").modules, PRINTING)).toContain("prettier/plugins");
  });
});

describe("what a command that does nothing loads", () => {
  it.each([["--help"], ["genrate"]])("%s: no package but yargs", (word) => {
    const modules = loadedModules([join(ROOT, "dist/cli/main.js"), word], folder);
    expect(packagesAmong(modules, ["yargs"])).toEqual(["yargs"]);
    expect(packagesAmong(modules, [...NEVER, ...PRINTING, "prettier", "picomatch"])).toEqual([]);
    expect(
      modules.filter(({ url }) => /\/dist\/(?:emit|intake|naming|review)\//.test(url)),
    ).toEqual([]);
  });
});
