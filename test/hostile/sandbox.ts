import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { comfygen, HANGS, type Run } from "../cli/comfygen.js";

/** What a payload does where it runs: it leaves a file, and a mark on every object. */
export const CANARY =
  'require("fs").writeFileSync("CANARY","");globalThis.canary=1;({}).__proto__.canary=1';

/** A folder of its own for each test, with the schemas and the output in it. */
export class Sandbox {
  folder = "";

  constructor() {
    beforeEach(() => {
      this.folder = mkdtempSync(join(tmpdir(), "comfygen-hostile-"));
    });
    afterEach(() => {
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Writes a file below the folder. */
  put(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
  }

  /** Writes a model file. JSON.stringify would lose what JSON.parse can make: an own `__proto__`. */
  putModel(id: string, input: JsonObject | string, more: JsonObject = {}): void {
    const rest = Object.entries({ comfygen: 1, id, ...more }).map(
      ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    );
    const schema = typeof input === "string" ? input : JSON.stringify(input);
    this.put(`schemas/${id}.json`, `{${rest.join(",")},"input":${schema}}`);
  }

  run(...args: string[]): Run {
    return comfygen(args, { cwd: this.folder });
  }

  read(path: string): string {
    return readFileSync(this.path(path), "utf8");
  }

  /** All files below the folder, in order. */
  files(below = ""): string[] {
    const dir = this.path(below);
    if (!existsSync(dir)) return [];
    return readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + (below === "" ? 1 : 1)))
      .sort();
  }

  /**
   * Bundles the whole output and runs it in a process of its own, in this folder.
   *
   * @param body Code that sees all exports as `models`; what it returns comes back through JSON.
   */
  async load(
    body = "return null",
  ): Promise<{ canary: boolean; polluted: string[]; value: unknown }> {
    const outfile = this.path("bundle.mjs");
    await build({
      entryPoints: [this.path("generated/index.ts")],
      bundle: true,
      format: "esm",
      platform: "neutral",
      outfile,
      logLevel: "silent",
    });
    const code = `
      import { createRequire } from "node:module";
      globalThis.require = createRequire(import.meta.url);
      const before = Object.getOwnPropertyNames(Object.prototype);
      const models = await import("./bundle.mjs");
      const value = await (async () => { ${body} })();
      const polluted = Object.getOwnPropertyNames(Object.prototype).filter((name) => !before.includes(name));
      console.log(JSON.stringify({ canary: "canary" in globalThis, polluted, value }));`;
    this.put("load.mjs", code);
    const { stdout, stderr, status } = spawnSync(process.execPath, ["load.mjs"], {
      cwd: this.folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      ...HANGS,
    });
    if (status !== 0) throw new Error(stderr.slice(0, 2000) || "it was killed: it hung");
    const { canary, ...rest } = JSON.parse(stdout);
    return { canary: canary || existsSync(this.path("CANARY")), ...rest };
  }
}
