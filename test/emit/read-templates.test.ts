import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readTemplates } from "../../src/emit/read-templates.js";
import { compileTemplates } from "../../src/emit/template.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-templates-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
}

describe("a folder of own templates", () => {
  it("has one of them, and comfygen's are taken for the others", () => {
    write({ "client.hbs": "// {{runtime}}\n", "notes.md": "whatever" });
    const templates = readTemplates(folder);
    expect(templates.client).toEqual({
      name: join(folder, "client.hbs"),
      text: "// {{runtime}}\n",
      isOwn: false,
    });
    expect(templates.catalog).toEqual(readTemplates().catalog);
    expect(templates.catalog.isOwn).toBe(true);
  });

  const refused: [string, Record<string, string>, RegExp][] = [
    ["none of them", { "notes.md": "" }, /: no template here; one of model\.hbs, client\.hbs/],
    ["a misspelt one", { "modle.hbs": "" }, /modle\.hbs: .*did you mean model\.hbs\?/],
    ["another", { "client.hbs": "", "footer.hbs": "" }, /footer\.hbs: .*those are model\.hbs, /],
  ];
  it.each(refused)("%s: refused with its path", (_, files, message) => {
    write(files);
    expect(() => readTemplates(folder)).toThrow(folder);
    expect(() => readTemplates(folder)).toThrow(message);
  });

  it("one that is wrong is refused with its path and line, when it is compiled", () => {
    write({ "index.hbs": "\n{{{models}}}" });
    const path = join(folder, "index.hbs");
    expect(() => compileTemplates(readTemplates(folder))).toThrow(`${path}:2: raw output`);
  });

  it("a folder that is not there is refused", () => {
    const missing = join(folder, "missing");
    expect(() => readTemplates(missing)).toThrow(`${missing}: no such folder of templates`);
  });
});
