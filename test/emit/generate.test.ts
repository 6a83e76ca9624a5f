import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generate } from "../../src/emit/generate.js";
import { GenerationError } from "../../src/emit/generation-error.js";
import { isJsonObject, type Json, type JsonObject } from "../../src/model/json.js";
import { wholeOutput } from "./whole-output.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const CATALOG = join(ROOT, "test/emit/catalog");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-generate-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
}

describe("what is committed is what would be written now", () => {
  it("generated/, from schemas/", async () => {
    const outDir = join(ROOT, "generated");
    const folders = { schemasDir: join(ROOT, "schemas"), outDir };
    const whole = await wholeOutput(folders);
    for (const [path, text] of whole) await expect(text).toMatchFileSnapshot(join(outDir, path));
    expect(filesBelow(outDir)).toEqual([...whole.keys()].sort());
    expect(await generate(folders)).toMatchObject({ changed: [], stale: [], foreign: [] });
  });

  it("the second catalogue, for what the seeds lack", async () => {
    const outDir = join(CATALOG, "generated");
    const second = { schemasDir: join(CATALOG, "schemas"), outDir, runtime: "comfygen/runtime" };
    const whole = await wholeOutput(second);
    for (const [path, text] of whole) await expect(text).toMatchFileSnapshot(join(outDir, path));
    expect(filesBelow(outDir)).toEqual([...whole.keys()].sort());
    const { unpinned, diagnostics } = await generate(second);
    expect(unpinned).toContain("community/naming/collisions");
    expect(unpinned).not.toContain("studio/relight/video");
    await expect(
      diagnostics.map(({ code, id, pointer }) => `${code} ${id}#${pointer}`).join("\n") + "\n",
    ).toMatchFileSnapshot(join(CATALOG, "diagnostics.txt"));
  });
});

const SCHEMAS = join(CATALOG, "schemas");
const VACE = join(ROOT, "schemas/community/wan-2-2/vace-fun.json");

function options(schemasDir = SCHEMAS) {
  return { schemasDir, outDir: join(folder, "out"), runtime: "comfygen/runtime" };
}

/** A schemas folder with these files, each changed from the one at `from`. */
function schemasWith(files: Record<string, JsonObject>): string {
  const dir = join(folder, "schemas");
  for (const [path, file] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), JSON.stringify(file));
  }
  return dir;
}

function readJson(path: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!isJsonObject(value)) throw new Error(`${path} is no object`);
  return value;
}

describe("generate", () => {
  it("writes nothing until it is told to, then all of it, then nothing more", async () => {
    const first = await generate(options());
    expect(first.changed).toEqual([...first.planned.keys()].sort());
    expect(readdirSync(folder)).toEqual([]);
    first.write();
    expect(await generate(options())).toMatchObject({ changed: [], stale: [], foreign: [] });
    expect(first.planned).toEqual(await wholeOutput(options()));
  });

  it("removes the client of a model that is gone", async () => {
    const schemasDir = join(folder, "schemas");
    cpSync(SCHEMAS, schemasDir, { recursive: true });
    (await generate(options(schemasDir))).write();
    rmSync(join(schemasDir, "studio/relight/video.json"));
    const { stale, changed, write } = await generate(options(schemasDir));
    expect({ stale, changed }).toEqual({
      stale: ["models/studio/relight/video.ts"],
      changed: ["catalog.ts", "index.ts"],
    });
    write();
    expect(await generate(options(schemasDir))).toMatchObject({ changed: [], stale: [] });
  });

  it("a limited run writes those models and what is missing, removes nothing, and keeps the index whole", async () => {
    const schemasDir = join(folder, "schemas");
    cpSync(SCHEMAS, schemasDir, { recursive: true });
    (await generate(options(schemasDir))).write();
    rmSync(join(schemasDir, "kling"), { recursive: true });
    for (const id of ["studio/relight", "studio/relight/video"]) {
      const path = join(schemasDir, `${id}.json`);
      writeFileSync(path, JSON.stringify({ ...readJson(path), title: "Other" }));
    }
    rmSync(join(folder, "out/models/provider/conditions.ts"));
    const limited = await generate({ ...options(schemasDir), ids: ["studio/relight"] });
    expect(limited).toMatchObject({
      changed: [
        "catalog.ts",
        "index.ts",
        "models/provider/conditions.ts",
        "models/studio/relight.ts",
      ],
      stale: [],
    });
    expect(limited.planned.get("index.ts")).toContain("relightVideo");
  });

  it("adds to what the output folder's own prettier configuration says", async () => {
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/.prettierrc"), '{ "singleQuote": true, "useTabs": true }');
    const { planned } = await generate(options());
    expect(planned.get("client.ts")).toContain("\tcreateClient,\n");
    expect(planned.get("client.ts")).toContain("from 'comfygen/runtime';");
  });

  it("copies the runtime, in the format of the output folder", async () => {
    const { planned } = await generate({ schemasDir: SCHEMAS, outDir: join(folder, "out") });
    const runtime = [...planned.keys()].filter((path) => path.startsWith("runtime/"));
    expect(runtime.map((path) => path.slice("runtime/".length))).toEqual(
      readdirSync(join(ROOT, "src/runtime")).sort(),
    );
    for (const path of planned.keys()) expect(planned.get(path)).toMatch(/^\/\/ Made by comfygen/);
    expect(planned.get("models/studio/relight/video.ts")).toContain(
      'from "../../../runtime/builder.js"',
    );
  });
});

describe("what the output is like", () => {
  it("models that are left out are as if they were not there, wrong ones too", async () => {
    const schemasDir = join(folder, "schemas");
    cpSync(SCHEMAS, schemasDir, { recursive: true });
    (await generate(options(schemasDir))).write();
    writeFileSync(join(schemasDir, "studio/broken.json"), "{");
    const found = await generate({ ...options(schemasDir), exclude: ["studio/**"] });
    expect(found.stale).toEqual(["models/studio/relight.ts", "models/studio/relight/video.ts"]);
    expect(found.changed).toEqual(["catalog.ts", "index.ts"]);
    expect(found.planned.get("catalog.ts")).not.toContain("studio/");
    await expect(
      generate({ ...options(schemasDir), exclude: ["studio/**"], ids: ["studio/relight"] }),
    ).rejects.toThrow(/studio\/relight is left out by include or exclude/);
  });

  it("no model left is an error, not an empty output", async () => {
    await expect(generate({ ...options(), include: ["nobody/**"] })).rejects.toThrow(
      /include and exclude leave none of \d+ models/,
    );
  });

  it("an id that means something on objects is one like any other", async () => {
    const file = { comfygen: 1, id: "__proto__", input: { type: "object" } };
    const schemasDir = schemasWith({ "odd.json": file });
    renameSync(join(schemasDir, "odd.json"), join(schemasDir, "__proto__.json"));
    const { planned } = await generate(options(schemasDir));
    expect(planned.get("catalog.ts")).toContain('["__proto__"]: async () =>');
  });

  it("without formatting, the text is the template's own", async () => {
    const { planned } = await generate({ ...options(), runtime: undefined, format: false });
    expect(planned.get("runtime/own.ts")).toContain(
      readFileSync(join(ROOT, "src/runtime/own.ts"), "utf8"),
    );
  });
});

describe("what can't be generated is an error that says where and what to do, and writes nothing", () => {
  const model = (id: string, more: JsonObject = {}): JsonObject => ({
    comfygen: 1,
    id,
    input: { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } },
    ...more,
  });
  const rows: [string, Record<string, JsonObject>, RegExp][] = [
    ["no model at all", {}, /no model files here; `comfygen add <page>`/],
    [
      "another version",
      { "a/b.json": { ...model("a/b"), comfygen: 2 } },
      /a\/b\.json: \/comfygen .* write 1/,
    ],
    [
      "no schema",
      { "a/b.json": { comfygen: 1, id: "a/b" } },
      /a\/b\.json: \/input is missing or wrong/,
    ],
    [
      "an id that leaves the folder",
      { "a/b.json": model("../b") },
      /a\/b\.json: \/id is missing or wrong/,
    ],
    [
      "an id that is elsewhere",
      { "a/b.json": model("a/c") },
      /\/id is a\/c, whose file is a\/c\.json: move it there/,
    ],
    [
      "two exports with one name",
      { "a/b.json": model("a/b", { name: "x" }), "a/c.json": model("a/c", { name: "x" }) },
      /a\/b\.json: \/name: `x` is also what .*a\/c\.json would export; pin .* for a\/b, or .* for a\/c/,
    ],
    [
      "two parameters with one name",
      { "a/b.json": model("a/b", { names: { a: "x", b: "x" } }) },
      /a\/b\.json: \/names: `x` for `a` is pinned for another key too; pin another, such as `a`/,
    ],
    [
      "a name that is none",
      { "a/b.json": model("a/b", { names: { a: "x-y", b: "b" } }) },
      /\/names: `x-y` for `a` is no identifier .*such as `xY`/,
    ],
  ];
  it.each(rows)("%s", async (_, files, message) => {
    const attempt = generate(options(schemasWith(files)));
    await expect(attempt).rejects.toThrow(GenerationError);
    await expect(attempt).rejects.toThrow(message);
    expect(readdirSync(folder)).not.toContain("out");
  });

  it("an id that is not there", async () => {
    await expect(generate({ ...options(), ids: ["no/model"] })).rejects.toThrow(
      /no model file for no\/model/,
    );
  });
});

describe("order decides nothing", () => {
  function shuffled(value: Json, order: () => number): Json {
    if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).map(
      ([key, part]) => [order(), key, shuffled(part, order)] as const,
    );
    const sorted = entries.sort(([one], [other]) => one - other);
    return Object.fromEntries(sorted.map(([, key, part]) => [key, part]));
  }

  it("any order of properties gives the same names and the same bytes", async () => {
    const kitchen = readJson(join(SCHEMAS, "community/kitchen-sink/every-keyword.json"));
    const collisions = readJson(join(SCHEMAS, "community/naming/collisions.json"));
    const { names: _, name: __, ...vace } = readJson(VACE);
    const plan = async (change: (value: Json) => Json) => {
      const changed = [kitchen, collisions, vace].map((file) => {
        const other = change(file);
        return isJsonObject(other) ? other : file;
      });
      const dir = schemasWith(
        Object.fromEntries(changed.map((file) => [`${String(file.id)}.json`, file])),
      );
      return (await generate(options(dir))).planned;
    };
    const want = await plan((file) => file);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const order = () => Number(numbers.next().value);
        expect(await plan((file) => shuffled(file, order))).toEqual(want);
      }),
      { numRuns: 20 },
    );
  });
});
