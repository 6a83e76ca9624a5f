import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareOutput, type PlannedFile } from "../../src/emit/compare.js";
import { writeOutput } from "../../src/emit/write.js";

const OURS = "// Made by comfygen. Do not edit.\n";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-write-"));
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

function contents(): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths
      .sort()
      .map((path) => [
        path.slice(folder.length + 1).replaceAll("\\", "/"),
        readFileSync(path, "utf8"),
      ]),
  );
}

function planned(texts: Record<string, string>): Map<string, PlannedFile> {
  return new Map(
    Object.entries(texts).map(([path, text]) => [path, { madeOf: text, print: async () => text }]),
  );
}

async function write(texts: Record<string, string>): Promise<void> {
  writeOutput(folder, await compareOutput(folder, planned(texts)));
}

describe("writeOutput", () => {
  it("makes the folder what was planned, and leaves no temporary file", async () => {
    put({ "models/old.ts": OURS, "models/mine.ts": "mine\n", "README.md": "mine\n" });
    await write({ "index.ts": OURS, "models/a/b.ts": OURS });
    expect(contents()).toEqual({
      "README.md": "mine\n",
      "index.ts": OURS,
      "models/a/b.ts": OURS,
      "models/mine.ts": "mine\n",
    });
  });

  it("removes folders that it empties, and no others", async () => {
    put({ "models/a/b/c.ts": OURS, "models/d/mine.ts": "mine\n", "models/d/e/f.ts": OURS });
    await write({ "index.ts": OURS });
    expect(readdirSync(join(folder, "models"))).toEqual(["d"]);
    expect(readdirSync(join(folder, "models/d"))).toEqual(["mine.ts"]);
  });

  it("does not touch an equal file", async () => {
    put({ "a.ts": OURS });
    utimesSync(join(folder, "a.ts"), 1, 1);
    await write({ "a.ts": OURS, "b.ts": OURS });
    expect(statSync(join(folder, "a.ts")).mtimeMs).toBe(1000);
  });

  it("never writes through a link below the output folder, and makes nothing behind it", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "comfygen-elsewhere-"));
    symlinkSync(elsewhere, join(folder, "models"));
    await expect(write({ "models/a/b.ts": OURS })).rejects.toThrow(/symbolic link/);
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(elsewhere, { recursive: true });
  });

  it("replaces a linked file of ours without writing to what it points at", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "comfygen-elsewhere-"));
    writeFileSync(join(elsewhere, "target.ts"), `${OURS}old`);
    symlinkSync(join(elsewhere, "target.ts"), join(folder, "a.ts"));
    await write({ "a.ts": OURS });
    expect(readFileSync(join(elsewhere, "target.ts"), "utf8")).toBe(`${OURS}old`);
    expect(contents()).toEqual({ "a.ts": OURS });
    rmSync(elsewhere, { recursive: true });
  });
});
