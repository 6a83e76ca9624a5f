import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flagText } from "../../src/cli/flag-text.js";
import { readSettings, type SettingFlags } from "../../src/cli/settings.js";
import { SETTINGS } from "../../src/config/settings.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function settings(flags: SettingFlags = {}, env: Record<string, string> = {}, cwd = folder) {
  return readSettings(flags, { cwd, env });
}

function configure(config: object): void {
  writeFileSync(join(folder, "comfygen.config.json"), JSON.stringify(config));
}

describe("what counts", () => {
  it("is what is usual, where nothing is said", async () => {
    expect(await settings()).toEqual({ schemas: "schemas", out: "generated", flags: {} });
  });

  it("is a flag, else the environment, else the file", async () => {
    configure({ schemas: "file", output: "file", runtime: "file", format: false });
    const env = { COMFYGEN_SCHEMAS: "environment", COMFYGEN_OUT: "environment" };
    expect(await settings({ schemas: "flag" }, env)).toMatchObject({
      schemas: "flag",
      out: "environment",
      runtime: "file",
      format: false,
      configFile: join(folder, "comfygen.config.json"),
    });
  });

  it("lies beside the configuration, when that is in a folder above", async () => {
    configure({ templates: "look" });
    mkdirSync(join(folder, "src"));
    expect(await settings({ out: "out" }, {}, join(folder, "src"))).toMatchObject({
      schemas: join("..", "schemas"),
      out: "out",
      templates: join("..", "look"),
    });
  });

  it("may all be in the environment; an empty variable says nothing", async () => {
    const env = {
      COMFYGEN_SCHEMAS: "s",
      COMFYGEN_OUT: "o",
      COMFYGEN_RUNTIME: "r",
      COMFYGEN_IMPORT_EXTENSION: "none",
      COMFYGEN_TEMPLATES: "t",
      COMFYGEN_FORMAT: "false",
      COMFYGEN_INCLUDE: "a/** {b,c}/*",
      COMFYGEN_EXCLUDE: "",
    };
    expect(Object.keys(env)).toEqual(Object.values(SETTINGS).map(({ variable }) => variable));
    expect(await settings({}, env)).toEqual({
      schemas: "s",
      out: "o",
      runtime: "r",
      importExtension: "none",
      templates: "t",
      format: false,
      include: ["a/**", "{b,c}/*"],
      flags: {},
    });
  });

  it("is refused by the variable's name", async () => {
    await expect(settings({}, { COMFYGEN_FORMAT: "no" })).rejects.toThrow(
      'COMFYGEN_FORMAT: expected true or false, and it is "no"',
    );
  });
});

describe("flags as they have to be given again", () => {
  const rows: [SettingFlags, string][] = [
    [{}, ""],
    [{ schemas: "s", out: "my clients" }, " --schemas s --out 'my clients'"],
    [{ format: false, importExtension: ".ts" }, " --import-extension .ts --no-format"],
    [{ include: ["a/*", "b"], format: true }, " --format --include 'a/*' --include b"],
  ];
  it.each(rows)("%j", (flags, want) => expect(flagText(flags)).toBe(want));

  it("some of them", () => {
    expect(flagText({ schemas: "s", out: "o" }, ["schemas"])).toBe(" --schemas s");
  });
});
