import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comfygen, ROOT, type Run } from "./comfygen.js";

const PATH = "schemas/community/wan-2-2/first-last-frame.json";
const SEED = readFileSync(join(ROOT, PATH), "utf8");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-again-"));
  mkdirSync(join(folder, dirname(PATH)), { recursive: true });
  writeFileSync(join(folder, PATH), SEED);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function add(text: string, ...args: string[]): Run {
  writeFileSync(join(folder, "source.json"), text);
  return comfygen(["add", "source.json", ...args], { cwd: folder });
}

function read(): { names: Record<string, string> } {
  return JSON.parse(readFileSync(join(folder, PATH), "utf8")) as { names: Record<string, string> };
}

const renumbered = SEED.replace(/(?<=["x])(\d+)(?=_[a-z])/g, (id) => `${Number(id) + 100}`);

describe("a model taken in again", () => {
  it("keeps its names under other keys, and says that nothing changes for callers", () => {
    const { status, stderr } = add(renumbered);
    expect(status).toBe(0);
    expect(stderr).toContain("10 keys moved, no change for callers");
    expect(stderr).toContain(
      "68_image -> 168_image: startImage (same title, input name, type, default)",
    );
    expect(read().names).toMatchObject({ "168_image": "startImage", "162_image": "endImage" });
    expect(Object.values(read().names).sort()).toEqual(
      Object.values(JSON.parse(SEED).names as Record<string, string>).sort(),
    );
  });

  it("tells what changes for callers before it is written, and with --dry-run writes nothing", () => {
    const changed = SEED.replace('"maximum": 24', '"maximum": 16').replace(
      '"default": 20',
      '"default": 8',
    );
    const dry = add(changed, "--dry-run");
    expect(dry.status).toBe(0);
    expect(dry.stderr).toContain(
      "breaking    `framesPerSecond` has a narrower range: 12 to 24 -> 12 to 16",
    );
    expect(dry.stderr).toContain("behaviour   `steps` has another default: 20 -> 8");
    expect(readFileSync(join(folder, PATH), "utf8")).toBe(SEED);
    expect(add(changed).stderr).toContain("behaviour   `steps` has another default: 20 -> 8");
    expect(readFileSync(join(folder, PATH), "utf8")).not.toBe(SEED);
  });

  describe("when which key is which can't be told", () => {
    const open = renumbered
      .replace('"title": "Start Image"', '"title": "First"')
      .replace('"title": "End Image"', '"title": "Last"')
      .replace(/"default": "Runcomfy_Example_1259_[12].png"/g, '"default": ""');

    it("writes nothing, and shows the candidates", () => {
      const { status, stderr } = add(open);
      expect(status).toBe(65);
      expect(stderr).toContain(
        "startImage (68_image) could be\n    168_image: same input name, type\n",
      );
      expect(stderr).toContain("--map old_key=new_key");
      expect(readFileSync(join(folder, PATH), "utf8")).toBe(SEED);
    });

    it("does as --map says", () => {
      expect(add(open, "--map", "68_image=168_image").status).toBe(0);
      expect(read().names).toMatchObject({ "168_image": "startImage", "162_image": "endImage" });
    });

    it("refuses a --map that fits nothing, or is none", () => {
      expect(add(open, "--map", "68_image=1_image")).toMatchObject({ status: 65 });
      expect(add(open, "--map", "68_image=1_image").stderr).toContain("`68_image` is no old key");
      expect(add(open, "--map", "68_image").status).toBe(64);
      expect(readFileSync(join(folder, PATH), "utf8")).toBe(SEED);
    });
  });
});
