import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError } from "../../src/config/check-config.js";
import type { Config } from "../../src/config/config.js";
import { findConfig } from "../../src/config/find-config.js";
import { loadConfig } from "../../src/config/load-config.js";

const ROOT = new URL("../../", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function load(from = folder): Promise<Config | undefined> {
  const place = findConfig(from);
  return place && loadConfig(place, from);
}

describe("a configuration is read", () => {
  const setting = "{ schemas: 'models', importExtension: '.ts' }";
  it.each([
    ["comfygen.config.json", '{ "schemas": "models", "importExtension": ".ts" }'],
    ["comfygen.config.mjs", `export default ${setting};`],
    ["comfygen.config.js", `module.exports = ${setting};`],
    [
      "comfygen.config.ts",
      `enum Ending { ts = ".ts" }
       import { defineConfig } from "comfygen";
       export default defineConfig({ schemas: "models" as string, importExtension: Ending.ts });`,
    ],
    [
      "package.json",
      '{ "name": 1, "comfygen": { "schemas": "models", "importExtension": ".ts" } }',
    ],
  ])("%s", async (path, text) => {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(ROOT, join(folder, "node_modules/comfygen"));
    write({ [path]: text });
    expect(await load()).toEqual({ schemas: "models", importExtension: ".ts" });
  });

  it("as an ES module, where package.json says so", async () => {
    write({
      "package.json": '{ "type": "module" }',
      "comfygen.config.js": "export default { format: false };",
    });
    expect(await load()).toEqual({ format: false });
  });

  it.each(["mjs", "ts", "json"])("anew, when it has changed: .%s", async (extension) => {
    for (const output of ["one", "other"]) {
      const text = JSON.stringify({ output });
      const prefix = extension === "json" ? "" : "export default ";
      write({ [`comfygen.config.${extension}`]: prefix + text });
      expect(await load()).toEqual({ output });
    }
  });

  it("with paths relative to its own folder", async () => {
    const elsewhere = resolve(folder, "elsewhere");
    const config = { schemas: "models", output: "./", templates: elsewhere, runtime: "./rt.js" };
    write({ "comfygen.config.json": JSON.stringify(config), "src/deep/file": "" });
    expect(await load(join(folder, "src/deep"))).toEqual({
      schemas: join("..", "..", "models"),
      output: join("..", ".."),
      templates: join("..", "..", "elsewhere"),
      runtime: "./rt.js",
    });
  });
});

describe("where it is looked for", () => {
  it("is the folder and those above, up to the package", async () => {
    write({
      "comfygen.config.json": '{ "format": false }',
      "apps/one/package.json": "{}",
      "apps/one/src/file": "",
      "apps/plain/file": "",
    });
    expect(findConfig(join(folder, "apps/one/src"))).toBeUndefined();
    expect(findConfig(join(folder, "apps/plain"))?.folder).toBe(folder);
  });

  it.each(["{", "[]", "null", '"comfygen"', '{ "devDependencies": { "comfygen": "1.0.0" } }'])(
    "a package.json without our key is none: %s",
    (text) => {
      write({ "package.json": text });
      expect(findConfig(folder)).toBeUndefined();
    },
  );
});

describe("a package.json that can't be read", () => {
  it("is none, and ends the search like any other", () => {
    mkdirSync(join(folder, "apps/package.json"), { recursive: true });
    write({ "comfygen.config.json": "{}" });
    expect(findConfig(join(folder, "apps"))).toBeUndefined();
  });
});

describe("what can't be used is refused, with the file and the setting", () => {
  const json = (text: string) => ({ "comfygen.config.json": text });
  const rows: [string, Record<string, string>, RegExp][] = [
    [
      "a misspelt key",
      json('{ "exlude": [] }'),
      /\.json: exlude: no such setting; did you mean exclude\?$/,
    ],
    ["the flag's name", json('{ "out": "x" }'), /: out: no such setting; did you mean output\?$/],
    [
      "another key",
      json('{ "verbose": true }'),
      /: verbose: no such setting; there are schemas, output/,
    ],
    ["no string", json('{ "schemas": 1 }'), /: schemas: expected a path, and it is 1$/],
    ["an empty path", json('{ "output": " " }'), /: output: expected a path, and it is " "$/],
    [
      "no ending",
      json('{ "importExtension": "ts" }'),
      /expected "\.js", "\.ts" or "none", and it is "ts"$/,
    ],
    ["no boolean", json('{ "format": "no" }'), /: format: expected true or false, and it is "no"$/],
    [
      "no list",
      json('{ "include": "a/*" }'),
      /: include: expected a list of globs, and it is "a\/\*"$/,
    ],
    [
      "a list of others",
      json('{ "exclude": ["a", 1] }'),
      /: exclude: expected a list of globs, and it is Array$/,
    ],
    [
      "all at once",
      json('{ "format": 1, "schema": 2 }'),
      /: format: .*\n.*: schema: .*did you mean schemas\?$/,
    ],
    ["no object", json("[]"), /\.json: expected an object of settings, and it is Array$/],
    ["no JSON", json('{\n  "a": }'), /\.json: not JSON: line 2, column 8/],
    [
      "no default export",
      { "comfygen.config.mjs": "export const a = 1;" },
      /\.mjs: no default export; write/,
    ],
    [
      "code that fails",
      { "comfygen.config.mjs": "throw new Error('oops');" },
      /\.mjs: can't be loaded: oops$/,
    ],
    ["code that is none", { "comfygen.config.ts": "export default {" }, /\.ts: can't be loaded: /],
    [
      "no object in package.json",
      { "package.json": '{ "comfygen": "x" }' },
      /package\.json#\/comfygen: expected an object/,
    ],
    [
      "a key in package.json",
      { "package.json": '{ "comfygen": { "x": 1 } }' },
      /package\.json#\/comfygen: x: no such/,
    ],
    [
      "two files",
      { "comfygen.config.ts": "", "comfygen.config.json": "" },
      /only one file may configure comfygen; keep one of .*comfygen\.config\.ts, .*comfygen\.config\.json$/,
    ],
    [
      "a file and a key",
      { "comfygen.config.js": "", "package.json": '{ "comfygen": {} }' },
      /keep one of .*comfygen\.config\.js, .*package\.json$/,
    ],
  ];
  it.each(rows)("%s", async (_, files, message) => {
    write(files);
    await expect(load()).rejects.toThrow(ConfigError);
    await expect(load()).rejects.toThrow(message);
  });
});
