import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comfygen } from "./comfygen.js";
import { studio } from "./studio.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-list-"));
  put("acme/studio.json", { ...studio, title: "Stu\tdio\n2" });
  put("acme/plain.json", { comfygen: 1, id: "acme/plain", name: "myPlain", input: {} });
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(path: string, value: unknown): void {
  const file = join(folder, "schemas", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
}

describe("comfygen list", () => {
  it("is a line a model off a terminal, with tabs between", () => {
    expect(comfygen(["list"], { cwd: folder })).toEqual({
      status: 0,
      stdout: "acme/plain\tmyPlain\t0\t\t\nacme/studio\tstudio\t11\t$0.25/second\tStu dio 2\n",
      stderr: "",
    });
  });

  it("lists what it can, and ends with 65 where a file is none", () => {
    put("acme/broken.json", "{");
    const { status, stdout, stderr } = comfygen(["list", "--json"], { cwd: folder });
    rmSync(join(folder, "schemas/acme/broken.json"));
    expect(status).toBe(65);
    expect(stderr).toMatch(/^schemas\/acme\/broken\.json: not JSON/);
    expect(JSON.parse(stdout)).toMatchObject([
      { id: "acme/plain", export: "myPlain", parameters: [], required: [] },
      { id: "acme/studio", export: "studio", required: ["prompt"], price: studio.price },
    ]);
  });

  it("says what to do where there is nothing", () => {
    expect(comfygen(["list", "--schemas", "elsewhere"], { cwd: folder })).toEqual({
      status: 65,
      stdout: "",
      stderr: expect.stringMatching(/^comfygen: elsewhere: no model files here; .*\n$/),
    });
  });
});
