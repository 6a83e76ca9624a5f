import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comfygen, ROOT } from "../../cli/comfygen.js";
import { loadedBy } from "../../cli/loaded.js";

const ID = "community/wan-2-2/vace-fun";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-configuration-"));
  cpSync(join(ROOT, "schemas"), join(folder, "models"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function configure(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

describe("a project's configuration", () => {
  it("is what every command goes by", () => {
    configure(
      "comfygen.config.ts",
      `import type { Config } from "comfygen";
       export default {
         schemas: "models", output: "src/clients", exclude: ["*/*/vace-fun"], importExtension: "none",
       } satisfies Config;`,
    );
    const generated = comfygen(["generate", "--no-format"], { cwd: folder });
    expect(generated).toMatchObject({ status: 0 });
    expect(generated.stdout).toContain(
      "src/clients/models/community/wan-2-2/first-last-frame.ts\n",
    );
    expect(generated.stdout).not.toContain("vace-fun");
    const shown = comfygen(["show", ID], { cwd: folder });
    expect(shown).toMatchObject({ status: 0 });
    expect(shown.stdout).toContain(`from "./clients/models/${ID}";`);
    const checked = comfygen(["generate", "--check", "--include", "**"], { cwd: folder });
    expect(checked.stderr).toContain("run `comfygen generate --include '**'`");
    expect(checked.status).toBe(1);
  });

  it("that can't be used ends every command with status 78, and nothing is written", () => {
    configure("package.json", '{ "comfygen": { "schemas": "models", "ouput": "x" } }');
    for (const args of [["generate"], ["list"], ["run", ID]]) {
      const { status, stderr, stdout } = comfygen(args, { cwd: folder });
      expect({ status, stdout }).toEqual({ status: 78, stdout: "" });
      expect(stderr).toBe(
        `comfygen: ${join(folder, "package.json")}#/comfygen: ouput: no such setting; did you mean output?\n`,
      );
    }
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });
});

describe("what a configuration costs", () => {
  const main = join(ROOT, "dist/cli/main.js");
  const loadedFor = (...args: string[]) =>
    loadedBy([main, ...args], folder).filter((url) =>
      /\/config\/|\/jiti\/|\/picomatch\//.test(url),
    );

  it("is nothing but a look where there is none", () => {
    const loaded = loadedFor("generate", "--schemas", "models", "--no-format");
    // Sorted: in which order modules arrive is the machine's matter.
    expect(loaded.map((url) => url.slice(url.lastIndexOf("/config/"))).sort()).toEqual([
      "/config/find-config.js",
      "/config/settings.js",
    ]);
  });

  it("is no loader for JSON", () => {
    configure("comfygen.config.json", '{ "schemas": "models", "format": false }');
    const loaded = loadedFor("generate").join("\n");
    expect(loaded).toContain("/config/load-config.js");
    expect(loaded).not.toContain("/jiti/");
  });
});
