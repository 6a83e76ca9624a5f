import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "prettier";
import { afterEach, beforeEach, expect, it } from "vitest";
import { prettierFormatting } from "../../src/emit/format.js";
import { formatConfigAbove } from "../../src/emit/format-config.js";

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-format-config-"));
  out = join(folder, "packages/app/generated");
});
afterEach(() => rmSync(folder, { recursive: true }));

const json = '{ "semi": false }';
const yaml = "semi: false\n";
const esModule = "export default { semi: false };\n";

it.each([
  ["package.json", '{ "prettier": { "semi": false } }'],
  ["package.yaml", "prettier:\n  semi: false\n"],
  [".prettierrc", yaml],
  [".prettierrc.json", json],
  [".prettierrc.yml", yaml],
  [".prettierrc.yaml", yaml],
  [".prettierrc.json5", "{ semi: false }"],
  [".prettierrc.toml", "semi = false\n"],
  [".prettierrc.mjs", esModule],
  [".prettierrc.cjs", "module.exports = { semi: false };\n"],
  ["prettier.config.mjs", esModule],
  ["prettier.config.cjs", "module.exports = { semi: false };\n"],
])("what prettier reads from %s in a folder above is not missed", async (name, text) => {
  mkdirSync(join(folder, "packages/app"), { recursive: true });
  writeFileSync(join(folder, name), text);
  expect(await prettierFormatting(out).fingerprint("client.ts")).toBe(
    JSON.stringify([version, { semi: false }]),
  );
});

it.each([
  ["nothing", {}, { prettier: false, editorconfig: false }],
  [
    "a package that does not say how it is formatted",
    { "package.json": '{ "devDependencies": { "prettier": "3.0.0" } }' },
    { prettier: false, editorconfig: false },
  ],
  ["a package that is no JSON", { "package.json": "{" }, { prettier: true, editorconfig: false }],
  [
    "configuration as TypeScript, which needs a newer Node",
    { ".prettierrc.ts": esModule },
    { prettier: true, editorconfig: false },
  ],
  [
    "what prettier ignores, and names that are like its own",
    { ".prettierignore": "dist\n", "my.prettierrc": json, "old.editorconfig": "" },
    { prettier: false, editorconfig: false },
  ],
  [
    "an .editorconfig",
    { ".editorconfig": "[*]\nindent_style = tab\n" },
    { prettier: false, editorconfig: true },
  ],
])("%s", (_, files, expected) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  expect(formatConfigAbove(out)).toEqual(expected);
});

it("a folder that can't be listed may hold any", () => {
  writeFileSync(join(folder, "packages"), "no folder");
  expect(formatConfigAbove(join(folder, "packages"))).toEqual({
    prettier: true,
    editorconfig: true,
  });
});
