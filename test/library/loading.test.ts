import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadedBy } from "../cli/loaded.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const HEAVY = [
  "prettier",
  "ts-morph",
  "yargs",
  "json-schema-to-typescript",
  "handlebars",
  "jiti",
  "parse5",
];

/** What a program loads of this package: its own modules, and the packages that it depends on. */
function loadedOf(program: string): { own: string[]; packages: string[] } {
  const urls = loadedBy(["-e", program], ROOT);
  const dist = new URL("dist/", `file://${ROOT}`).href;
  return {
    own: urls
      .filter((url) => url.startsWith(dist))
      .map((url) => url.slice(dist.length))
      .sort(),
    packages: HEAVY.filter((name) => urls.some((url) => url.includes(`/node_modules/${name}/`))),
  };
}

describe("what an import of comfygen loads", () => {
  it.each([
    ["import", "void import('comfygen')"],
    ["require", "if (typeof require('comfygen').generate !== 'function') throw 1"],
  ])("by %s: next to nothing", (_, program) => {
    expect(loadedOf(program)).toEqual({
      own: ["config/config.js", "emit/format-error.js", "emit/template-error.js", "index.js"],
      packages: [],
    });
  });

  it.each([
    ["readModels", `readModels("schemas")`, []],
    ["diffModels", `diffModels([], [])`, []],
    ["addPage", `addPage("", [])`, ["parse5"]],
  ])("%s: what it needs", (name, call, packages) => {
    const { own, packages: loaded } = loadedOf(`void require("comfygen").${call}`);
    expect(loaded).toEqual(packages);
    expect(own.filter((path) => path.startsWith("cli/"))).toEqual([]);
    expect(own.length, name).toBeGreaterThan(2);
  });
});

describe("the package's other entries", () => {
  it.each(["comfygen/runtime", "comfygen/emulator"])("%s can be required", (entry) => {
    const { own } = loadedOf(`require("${entry}")`);
    expect(own).toContain(join(entry.slice("comfygen/".length), "index.js"));
  });
});
