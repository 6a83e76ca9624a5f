import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withLocalFiles } from "../../../src/cli/run/local-files.js";
import type { Field } from "../../../src/runtime/field.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-files-"));
  writeFileSync(join(folder, "cat.PNG"), "cat");
  writeFileSync(join(folder, "noise"), "noise");
  writeFileSync(join(folder, "large.mp4"), "");
  truncateSync(join(folder, "large.mp4"), 70 * 1024 * 1024);
  mkdirSync(join(folder, "folder.png"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const url: Field = { type: "string", media: "url" };
const text: Field = { type: "string", media: "text", samples: ["sample.png"] };
const checked = {
  fields: {
    url,
    text,
    words: { type: "string" },
    list: { type: "array", items: url },
    pair: { type: "array", prefixItems: [{ type: "string" }, url] },
    nested: { type: "object", fields: { image: url }, additional: url },
    either: { anyOf: [{ type: "object", fields: { image: url } }, url] },
    layer: { ref: "Layer" },
  },
  definitions: { Layer: { type: "object", fields: { image: url, layer: { ref: "Layer" } } } },
} satisfies Parameters<typeof withLocalFiles>[1];

function replaced(input: Record<string, unknown>): Record<string, unknown> {
  return withLocalFiles(input, checked);
}

function file(name: string): string {
  return join(folder, name);
}

describe("files of this machine", () => {
  it("are read where media is taken, with the type of their extension", async () => {
    const { url: cat } = replaced({ url: file("cat.PNG") });
    if (!(cat instanceof File)) throw new TypeError("no file");
    expect([cat.name, cat.type, await cat.text()]).toEqual([file("cat.PNG"), "image/png", "cat"]);
    const { text: noise } = replaced({ text: file("noise") });
    expect(noise instanceof File && noise.type).toBe("");
  });

  it.each<[string, (path: string) => Record<string, unknown>]>([
    ["in a list", (path) => ({ list: ["https://x.test/a", path] })],
    ["at its place in a list", (path) => ({ pair: ["words", path] })],
    ["in an object", (path) => ({ nested: { image: path } })],
    ["under a name of its own", (path) => ({ nested: { other: path } })],
    ["in either form", (path) => ({ either: path })],
    ["in the other form", (path) => ({ either: { image: path } })],
    ["further and further down", (path) => ({ layer: { layer: { layer: { image: path } } } })],
  ])("are found %s", (_, input) => {
    const path = file("cat.PNG");
    expect(replaced(input(path))).toEqual(
      JSON.parse(JSON.stringify(input(path)), (_key, value) =>
        value === path ? expect.any(File) : value,
      ),
    );
  });

  it.each<Record<string, unknown>>([
    { words: "cat.PNG" },
    { url: "https://x.test/cat.png" },
    { url: "data:image/png;base64,AAAA" },
    { text: "sample.png" },
    { text: "an id that the server knows" },
    { text: "x".repeat(100_000) },
    { text: "nul\0nul" },
    { pair: ["cat.PNG"] },
    { unknown: "cat.PNG", list: "no list", nested: 1, layer: null },
  ])("are not looked for in %.60j", (input) => {
    expect(replaced(input)).toEqual(input);
  });

  it("are found where a model takes more than it names", () => {
    const input = { other: file("cat.PNG") };
    const open = { fields: {}, definitions: {}, additional: url };
    expect(withLocalFiles(input, open)).toEqual({ other: expect.any(File) });
  });

  it("keep a key that would set a prototype", () => {
    const input = JSON.parse('{"nested":{"__proto__":"https://x.test/a"}}');
    expect(JSON.stringify(replaced(input))).toBe(JSON.stringify(input));
  });

  it.each<[Record<string, unknown>, string]>([
    [{ url: "missing.png" }, 'url: there is no file "missing.png"'],
    [{ url: "no extension" }, 'url: there is no file "no extension"'],
    [{ text: "missing.png" }, 'text: there is no file "missing.png"'],
    [{ text: "clips/missing" }, 'text: there is no file "clips/missing"'],
    [{ list: ["https://x.test/a", "missing.png"] }, 'list[1]: there is no file "missing.png"'],
    [{ nested: { image: "missing.png" } }, 'nested.image: there is no file "missing.png"'],
  ])("are missed in %j", (input, message) => {
    expect(() => replaced(input)).toThrow(message);
  });

  it("are missed all at once", () => {
    expect(() => replaced({ url: "a.png", text: "b.png" })).toThrow(
      /url: there is no file "a\.png".*\ntext: there is no file "b\.png"/,
    );
  });

  it("are refused where they can't be sent", () => {
    expect(() => replaced({ url: file("folder.png") })).toThrow(/there is no file ".*folder\.png"/);
    expect(() => replaced({ url: file("large.mp4") })).toThrow("large.mp4 has 70 MiB");
  });
});
