import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comfygen, ROOT, type Run } from "./comfygen.js";

const FILES = readdirSync(join(ROOT, "templates")).sort();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-eject-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const eject = (...args: string[]): Run =>
  comfygen(["templates", "eject", ...args], { cwd: folder });

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

describe("comfygen templates eject", () => {
  it("writes comfygen's templates, and says how they are used", () => {
    const { status, stdout, stderr } = eject("look");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: FILES.map((file) => `${join("look", file)}\n`).join(""),
    });
    expect(stderr).toContain('set `templates: "look"` in comfygen.config.ts\n');
    for (const file of FILES)
      expect(read(`look/${file}`)).toBe(readFileSync(join(ROOT, "templates", file), "utf8"));
  });

  it("what they make is what comfygen makes", () => {
    eject("look");
    cpSync(join(ROOT, "schemas"), join(folder, "schemas"), { recursive: true });
    const runtime = ["--runtime", "comfygen/runtime"];
    comfygen(["generate", ...runtime], { cwd: folder });
    const again = comfygen(["generate", "--templates", "look", ...runtime], { cwd: folder });
    expect(again).toMatchObject({ status: 0, stdout: "" });
  });

  it("goes where the configuration has its templates", () => {
    writeFileSync(join(folder, "comfygen.config.json"), '{ "templates": "look" }');
    const { status, stderr } = eject();
    expect(status).toBe(0);
    expect(stderr).not.toContain("set `templates");
    expect(readdirSync(join(folder, "look")).sort()).toEqual(FILES);
  });

  it("never overwrites what was changed, unless told to", () => {
    eject("look");
    writeFileSync(join(folder, "look/model.hbs"), "changed");
    rmSync(join(folder, "look/index.hbs"));
    const refused = eject("look");
    expect({ ...refused, stderr: "" }).toEqual({ status: 73, stdout: "", stderr: "" });
    expect(refused.stderr).toContain(`  ${join("look", "model.hbs")}\nchoose another folder`);
    expect(readdirSync(join(folder, "look"))).not.toContain("index.hbs");
    expect(eject("look", "--force").status).toBe(0);
    expect(read("look/model.hbs")).not.toBe("changed");
  });

  it("says what is missing", () => {
    const { status, stderr } = comfygen(["templates"], { cwd: folder });
    expect(status).toBe(64);
    expect(stderr).toContain("something is missing: comfygen templates <action> [folder]");
  });
});
