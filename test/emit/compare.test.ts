import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareOutput, type Differences } from "../../src/emit/compare.js";
import { contentHash } from "../../src/emit/content-hash.js";

const OURS = "// Made by comfygen. Do not edit.\n";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-compare-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const SAME = { changed: [], missing: [], stale: [], foreign: [] };

describe("compareOutput", () => {
  const rows: [string, Record<string, string>, Record<string, string>, Partial<Differences>][] = [
    ["nothing there", {}, { "a.ts": OURS }, { changed: ["a.ts"], missing: ["a.ts"] }],
    ["equal", { "a.ts": OURS }, { "a.ts": OURS }, {}],
    ["equal but for the line ends", { "a.ts": OURS.replace("\n", "\r\n") }, { "a.ts": OURS }, {}],
    ["ours, other text", { "a.ts": `${OURS}x` }, { "a.ts": OURS }, { changed: ["a.ts"] }],
    ["somebody's file in our place", { "a.ts": "mine\n" }, { "a.ts": OURS }, { foreign: ["a.ts"] }],
    ["an empty file in our place", { "a.ts": "" }, { "a.ts": OURS }, { foreign: ["a.ts"] }],
    ["ours that nothing stands for", { "models/x/y.ts": OURS }, {}, { stale: ["models/x/y.ts"] }],
    ["somebody's file among the models", { "models/x/y.ts": "mine\n" }, {}, {}],
    ["ours outside our folders", { "other/y.ts": OURS, "b.ts": OURS }, {}, {}],
  ];
  it.each(rows)("%s", async (_, there, texts, want) => {
    put(there);
    const files = new Map(
      Object.entries(texts).map(([path, text]) => [
        path,
        { madeOf: text, print: async () => text },
      ]),
    );
    expect(await compareOutput(folder, files)).toMatchObject({ ...SAME, ...want });
  });

  it("prints what has another text than is known of it, and nothing else", async () => {
    put({ "a.ts": OURS, "b.ts": `${OURS}old`, "c.ts": `${OURS}c` });
    const printed: string[] = [];
    const file = (path: string, text: string) => ({
      madeOf: path,
      print: async () => {
        printed.push(path);
        return text;
      },
    });
    const known = new Map([
      ["a.ts", contentHash(OURS)],
      ["b.ts", contentHash(`${OURS}new`)],
    ]);
    const files = new Map([
      ["a.ts", file("a.ts", OURS)],
      ["b.ts", file("b.ts", `${OURS}new`)],
      ["c.ts", file("c.ts", `${OURS}c`)],
    ]);
    const found = await compareOutput(folder, files, known);
    expect(printed).toEqual(["b.ts", "c.ts"]);
    expect(found.planned).toEqual(new Map([["b.ts", `${OURS}new`]]));
    expect(found.hashes).toEqual(new Map([...known, ["c.ts", contentHash(`${OURS}c`)]]));
  });
});
