import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { clearConfigCache } from "prettier";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contentHash } from "../../src/emit/content-hash.js";
import { generate, type GenerateOptions } from "../../src/emit/generate.js";
import { memoryPath } from "../../src/emit/memory-file.js";

const STUDIO = new URL("catalog/schemas/studio", import.meta.url).pathname;
const MODELS = ["models/studio/relight.ts", "models/studio/relight/video.ts"];

/** A change that shows in the module of `studio/relight` alone. */
const CHANGE = ['"left", "right"', '"left", "above"'] as const;

let folder: string;
const remembered = new Set<string>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-memory-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const path of remembered) rmSync(path, { recursive: true, force: true });
  remembered.clear();
  await clearConfigCache();
});

/** A project of two models; nothing is generated yet. */
function newProject(name = "project"): GenerateOptions {
  const schemasDir = join(folder, name, "schemas");
  cpSync(STUDIO, join(schemasDir, "studio"), { recursive: true });
  const outDir = join(folder, name, "out");
  remembered.add(memoryPath(schemasDir, outDir));
  return { schemasDir, outDir, runtime: "comfygen/runtime", remember: true };
}

function pathOf({ schemasDir, outDir }: GenerateOptions): string {
  return memoryPath(schemasDir, outDir);
}

/** Generates, and gives the files that were written and what the whole output is then. */
async function run(options: GenerateOptions) {
  await clearConfigCache();
  const { changed, write } = await generate(options);
  write();
  return { changed, output: outputOf(options) };
}

function outputOf({ outDir }: GenerateOptions): Map<string, string> {
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(outDir.length + 1), readFileSync(path, "utf8")]),
  );
}

/** What comes out where nothing is remembered and nothing is there. */
async function fresh(options: GenerateOptions): Promise<Map<string, string>> {
  await clearConfigCache();
  const { outDir } = options;
  const { planned } = await generate({ ...options, outDir: `${outDir}-fresh`, remember: false });
  return new Map([...planned].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, "utf8");
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${path} has no ${String(from)}`);
  writeFileSync(path, edited);
}

/** Copies another project's output and memory in. */
function moveIn(other: GenerateOptions, options: GenerateOptions): void {
  cpSync(other.outDir, options.outDir, { recursive: true });
  cpSync(pathOf(other), pathOf(options));
}

/** The memory with other hashes of texts: it says of each file that what stands there now is right. */
function lyingMemory(options: GenerateOptions, isSigned: boolean): string {
  const [, body = ""] = readFileSync(pathOf(options), "utf8").split("\n");
  const { texts, ...rest } = JSON.parse(body) as { texts: [string, string][] };
  const there = new Set(texts.map(([, hash]) => hash));
  const edited = [...outputOf(options).values()]
    .map(contentHash)
    .filter((hash) => !there.has(hash));
  const lies = texts.map(([madeOf]) => [madeOf, edited[0]]);
  const lying = JSON.stringify({ ...rest, texts: lies });
  return `${isSigned ? contentHash(lying) : contentHash(body)}\n${lying}`;
}

describe("with a memory", () => {
  it("the first run writes all, the next nothing, not even the memory", async () => {
    const options = newProject();
    const first = await run(options);
    expect(first.output).toEqual(await fresh(options));
    const memory = readFileSync(pathOf(options), "utf8");
    rmSync(pathOf(options));
    mkdirSync(pathOf(options));
    expect(await run(options)).toEqual({ changed: [], output: first.output });
    rmSync(pathOf(options), { recursive: true });
    expect((await run(options)).changed).toEqual([]);
    expect(readFileSync(pathOf(options), "utf8")).toBe(memory);
  });

  it("what an edit, a merge or a removal did to the output is put right", async () => {
    const options = newProject();
    const { output } = await run(options);
    const [one = "", other = ""] = MODELS;
    edit(join(options.outDir, one), /$/, "// more\n");
    cpSync(join(options.outDir, "index.ts"), join(options.outDir, "catalog.ts"));
    rmSync(join(options.outDir, other));
    expect(await run(options)).toEqual({ changed: ["catalog.ts", one, other], output });
    expect(await run(options)).toEqual({ changed: [], output });
  });

  it("a model that changed and changed back is right each time", async () => {
    const options = newProject();
    const { output } = await run(options);
    const file = join(options.schemasDir, "studio/relight.json");
    const text = readFileSync(file, "utf8");
    edit(file, ...CHANGE);
    const changed = await run(options);
    expect(changed.changed).toEqual([MODELS[0]]);
    expect(changed.output).toEqual(await fresh(options));
    writeFileSync(file, text);
    expect(await run(options)).toEqual({ changed: [MODELS[0]], output });
  });

  it("a name that one model takes from another changes what both export", async () => {
    const options = newProject();
    const before = (await run(options)).output;
    const copy = join(options.schemasDir, "gallery/relight.json");
    mkdirSync(dirname(copy));
    cpSync(join(options.schemasDir, "studio/relight.json"), copy);
    edit(copy, '"studio/relight"', '"gallery/relight"');
    const { output } = await run(options);
    expect(output).toEqual(await fresh(options));
    expect(output.get("models/studio/relight.ts")).not.toBe(before.get("models/studio/relight.ts"));
  });
});

describe("a memory of other circumstances is no memory", () => {
  const rows: [string, (options: GenerateOptions) => Partial<GenerateOptions>][] = [
    ["another runtime", () => ({ runtime: "@company/runtime" })],
    ["another import extension", () => ({ importExtension: ".ts" })],
    ["own templates", () => ({ templates: put("templates/model.hbs", "const a = {{id}};\n") })],
    ["a prettier configuration", () => (put("project/.prettierrc", '{"printWidth":120}'), {})],
    ["an .editorconfig", () => (put("project/.editorconfig", "[*]\nindent_style = tab\n"), {})],
  ];
  it.each(rows)("%s, and back", async (_, change) => {
    const options = newProject();
    const before = await run(options);
    const others = { ...options, ...change(options) };
    const after = await run(others);
    expect(after.output).toEqual(await fresh(others));
    expect(after.output).not.toEqual(before.output);
    rmSync(join(folder, "project/.prettierrc"), { force: true });
    rmSync(join(folder, "project/.editorconfig"), { force: true });
    expect((await run(options)).output).toEqual(before.output);
  });

  it("no formatting", async () => {
    put("project/.prettierrc", '{"semi":false}');
    const options = newProject();
    const { output } = await run(options);
    const unformatted = await run({ ...options, format: false });
    expect(unformatted.output).toEqual(await fresh({ ...options, format: false }));
    expect(unformatted.output).not.toEqual(output);
    expect((await run(options)).output).toEqual(output);
  });

  it("the same templates folder with another text", async () => {
    const templates = put("templates/model.hbs", "export const first = {{id}};\n");
    const options = { ...newProject(), templates };
    await run(options);
    put("templates/model.hbs", "export const second = {{id}};\n");
    const { output } = await run(options);
    expect(output.get("models/studio/relight.ts")).toContain("const second");
    expect(output).toEqual(await fresh(options));
  });

  it("one configuration that says something else of one module in another place", async () => {
    const [options, other] = [newProject(), newProject("other")];
    const overrides = [{ files: "other/out/models/studio/relight/*", options: { semi: false } }];
    put(".prettierrc", JSON.stringify({ overrides }));
    await run(other);
    moveIn(other, options);
    const { changed, output } = await run(options);
    expect(changed).toEqual([MODELS[1]]);
    expect(output).toEqual(await fresh(options));
  });

  it("a plugin, which may do something else each time: nothing formatted by it is remembered", async () => {
    const options = newProject();
    const plugin = put("plugin.mjs", "export const options = {};\n", true);
    put("project/.prettierrc", JSON.stringify({ plugins: [plugin] }));
    const { output } = await run(options);
    edit(join(options.outDir, MODELS[0] ?? ""), /$/, "// more\n");
    writeFileSync(pathOf(options), lyingMemory(options, true));
    expect((await run(options)).output).toEqual(output);
  });

  function put(path: string, text: string, isFile = /rc|config|company/.test(path)): string {
    const whole = join(folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    return isFile ? whole : dirname(whole);
  }
});

describe("a memory that says what is not so", () => {
  it("would be believed if it were signed: the cases below can fail", async () => {
    const options = newProject();
    await run(options);
    edit(join(options.outDir, MODELS[0] ?? ""), /$/, "// more\n");
    writeFileSync(pathOf(options), lyingMemory(options, true));
    expect((await run(options)).output.get(MODELS[0] ?? "")).toContain("// more\n");
  });

  it.each<[string, (path: string, options: GenerateOptions) => void]>([
    ["not signed", (path, options) => writeFileSync(path, lyingMemory(options, false))],
    ["without a signature", (path) => edit(path, /^.*\n/, "")],
    ["empty", (path) => writeFileSync(path, "")],
    ["cut off", (path) => truncateSync(path, 1000)],
    ["zeros of 4 MiB", (path) => (writeFileSync(path, ""), truncateSync(path, 2 ** 22))],
    ["too large to be read", (path) => (writeFileSync(path, ""), truncateSync(path, 2 ** 32))],
    ["signed, and no JSON", (path) => writeFileSync(path, `${contentHash("{")}\n{`)],
    ["signed, and null", (path) => writeFileSync(path, `${contentHash("null")}\nnull`)],
    ["a folder", (path) => (rmSync(path), mkdirSync(path))],
    [
      "a folder with a file",
      (path) => (rmSync(path), mkdirSync(join(path, "x"), { recursive: true })),
    ],
    ["one that nobody may read", (path) => chmodSync(path, 0)],
  ])("%s: the output is right all the same", async (_, damage) => {
    const options = newProject();
    const { output } = await run(options);
    edit(join(options.outDir, MODELS[0] ?? ""), /$/, "// more\n");
    damage(pathOf(options), options);
    expect(await run(options)).toEqual({ changed: [MODELS[0]], output });
    expect(await run(options)).toEqual({ changed: [], output });
    const left = readdirSync(dirname(pathOf(options))).filter((name) =>
      name.startsWith(`${basename(pathOf(options))}.`),
    );
    expect(left).toEqual([]);
  });

  it("of another project, copied in with everything that project has", async () => {
    const [options, other] = [newProject(), newProject("other")];
    edit(join(other.schemasDir, "studio/relight.json"), ...CHANGE);
    await run(other);
    moveIn(other, options);
    const { output, changed } = await run(options);
    expect(changed).toEqual([MODELS[0]]);
    expect(output).toEqual(await fresh(options));
  });

  it("a run that writes nothing remembers nothing", async () => {
    const options = newProject();
    await generate(options);
    expect(existsSync(pathOf(options))).toBe(false);
  });
});
