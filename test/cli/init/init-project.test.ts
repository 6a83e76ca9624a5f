import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comfygen, ROOT } from "../comfygen.js";

const SOURCE = join(ROOT, "schemas/community/wan-2-2/vace-fun.json");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-init-"));
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "package.json"), '{"packageManager":"pnpm@10.0.0"}');
});
afterEach(() => rmSync(folder, { recursive: true }));

function init(...args: string[]) {
  return comfygen(["init", ...args], { cwd: folder });
}

function config(): string {
  return readFileSync(join(folder, "comfygen.config.json"), "utf8");
}

describe("comfygen init", () => {
  it("configures the project, and says what to do next", () => {
    expect(init()).toEqual({
      status: 0,
      stdout: "",
      stderr: [
        "comfygen.config.json: written; change there what does not fit",
        "  clients in src/generated/, since there is a folder src (`output`)",
        "  imports end in .ts, since without a tsconfig.json there may be no build, and Node needs none (`importExtension`)",
        "install comfygen where it is not: pnpm add --save-dev comfygen",
        "next: pnpm exec comfygen init <page, URL or model id> takes a first model in",
        "",
      ].join("\n"),
    });
    expect(JSON.parse(config())).toEqual({ output: "src/generated", importExtension: ".ts" });
  });

  it("makes a first client and shows a call; run again it changes nothing", () => {
    const first = init(SOURCE);
    expect(first.stderr).toContain("src/first-request.ts");
    expect(first.stdout).toMatch(/^import \{ createClient \} from "\.\/generated\/client\.ts";/);
    expect(existsSync(join(folder, "src/generated/models/community/wan-2-2/vace-fun.ts"))).toBe(
      true,
    );

    writeFileSync(join(folder, "comfygen.config.json"), `${config()}\n`);
    const before = config();
    const again = init(SOURCE);
    expect(again).toMatchObject({ status: 0, stdout: first.stdout });
    expect(again.stderr).toContain("comfygen.config.json: there already, and left as it is");
    expect(again.stderr).toContain("nothing changed for callers");
    expect(again.stderr).toContain("src/generated: up to date");
    expect(config()).toBe(before);
  });

  it.each([
    ["community/wan-2-2/vace-fun", 78, "set RUNCOMFY_API_TOKEN"],
    ["pge.html", 65, "pge.html: no such file, and no model id"],
    ["package.json", 65, "package.json: JSON, but neither a model file"],
  ])("says what is wrong with %s", (source, status, words) => {
    const run = init(source);
    expect([run.status, run.stdout]).toEqual([status, ""]);
    expect(run.stderr).toContain(words);
  });
});
