import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { comfygen, ROOT, type Run } from "./comfygen.js";

const MODEL = "generated/models/community/wan-2-2/vace-fun.ts";
const FILE = "schemas/community/wan-2-2/vace-fun.json";
const SHARED = ["--runtime", "comfygen/runtime"];
let whole: string;
let folder: string;

beforeAll(() => {
  whole = mkdtempSync(join(tmpdir(), "comfygen-check-"));
  cpSync(join(ROOT, "schemas"), join(whole, "schemas"), { recursive: true });
  expect(comfygen(["generate", ...SHARED], { cwd: whole }).status).toBe(0);
});
afterAll(() => rmSync(whole, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-check-"));
  cpSync(whole, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function check(...args: string[]): Run {
  return comfygen(["generate", "--check", ...SHARED, ...args], { cwd: folder });
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), "utf8")));
}

describe("comfygen generate --check", () => {
  it("passes where nothing would change", () => {
    const { status, stdout, stderr } = check();
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toMatch(/^generated is up to date$/m);
  });

  it("says what differs in the first file, and how to mend it; writes nothing", () => {
    edit(MODEL, (text) => text.replace("steps?: number;", "steps?: string;"));
    edit("generated/catalog.ts", (text) => text.replace("export async", "async"));
    const before = readFileSync(join(folder, MODEL), "utf8");
    const { status, stdout, stderr } = check();
    expect({ status, stdout }).toEqual({ status: 1, stdout: `generated/catalog.ts\n${MODEL}\n` });
    expect(stderr).toMatch(
      /^--- generated\/catalog\.ts\n\+\+\+ what would be written\n@@ line \d+ @@\n-async function/m,
    );
    expect(stderr).toContain(
      "2 files in generated would change; run `comfygen generate --runtime comfygen/runtime`\n",
    );
    expect(readFileSync(join(folder, MODEL), "utf8")).toBe(before);
  });

  it("says what is missing and what stands for no model, with the options of the command that mends it", () => {
    rmSync(join(folder, MODEL));
    writeFileSync(
      join(folder, "generated/models/old.ts"),
      "// Made by comfygen from old.json. Do not edit.\n",
    );
    const { stdout, stderr } = check("--out", "./generated");
    expect(stdout).toBe(`./${MODEL} (missing)\n./generated/models/old.ts (stands for no model)\n`);
    expect(stderr).toContain(
      "run `comfygen generate --out ./generated --runtime comfygen/runtime`",
    );
  });

  it("passes in a CRLF checkout, and generate leaves such files alone", () => {
    edit(MODEL, (text) => text.replaceAll("\n", "\r\n"));
    utimesSync(join(folder, MODEL), 1, 1);
    expect(check().status).toBe(0);
    expect(comfygen(["generate", ...SHARED], { cwd: folder }).status).toBe(0);
    expect(statSync(join(folder, MODEL)).mtimeMs).toBe(1000);
  });

  it("fails where names are not pinned, and names the command that pins them", () => {
    edit(FILE, (text) => text.replace(/"names": \{[^}]*\},/, ""));
    const { status, stderr } = check();
    expect(status).toBe(1);
    expect(stderr).toContain(`run \`comfygen add ${FILE}\`\n`);
    expect(comfygen(["add", FILE], { cwd: folder }).status).toBe(0);
    expect(check().status).toBe(0);
  });
});
