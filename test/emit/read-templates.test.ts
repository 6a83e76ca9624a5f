import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { code } from "../../src/emit/fragment.js";
import { readTemplates } from "../../src/emit/read-templates.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-templates-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
}

const CLIENT = { clientValues: [code("createClient")], clientTypes: [], runtime: code('"r"') };

describe("a folder of own templates", () => {
  it("has one of them, and comfygen's are taken for the others", () => {
    write({ "client.hbs": "// {{runtime}}\n", "notes.md": "whatever" });
    const templates = readTemplates(folder);
    expect(templates.client(CLIENT)).toBe('// "r"\n');
    expect(templates.catalog({ models: [] })).toBe(readTemplates().catalog({ models: [] }));
  });

  const refused: [string, Record<string, string>, RegExp][] = [
    ["none of them", { "notes.md": "" }, /: no template here; one of model\.hbs, client\.hbs/],
    ["a misspelt one", { "modle.hbs": "" }, /modle\.hbs: .*did you mean model\.hbs\?/],
    ["another", { "client.hbs": "", "footer.hbs": "" }, /footer\.hbs: .*those are model\.hbs, /],
    ["one that is wrong", { "index.hbs": "\n{{{models}}}" }, /index\.hbs:2: raw output/],
  ];
  it.each(refused)("%s: refused with its path", (_, files, message) => {
    write(files);
    expect(() => readTemplates(folder)).toThrow(folder);
    expect(() => readTemplates(folder)).toThrow(message);
  });

  it("a folder that is not there is refused", () => {
    const missing = join(folder, "missing");
    expect(() => readTemplates(missing)).toThrow(`${missing}: no such folder of templates`);
  });
});
