import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { createEmulator, serveEmulator } from "../src/emulator/index.js";
import { readModelFiles } from "../src/intake/model-files.js";
import { comfygen } from "./cli/comfygen.js";
import { SETTINGS } from "../src/config/settings.js";
import { MODEL_RULES, VALUE_RULES } from "../src/review/rules.js";
import { DIAGNOSTIC_CODES } from "../src/model/diagnostic.js";
import { typeProblems } from "./type-problems.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** The fenced code of one language; a word behind the language narrows it. */
function snippets(info: RegExp): string[] {
  const blocks = README.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm);
  return [...blocks].flatMap(([, words = "", text = ""]) => (info.test(words) ? [text] : []));
}

describe("every TypeScript snippet of the README compiles", () => {
  it("all of them", () => {
    const texts = new Map(
      snippets(/^ts\b/).map((text, index) => [
        join(ROOT, `readme-${index + 1}.ts`),
        `${text}export {};\n`,
      ]),
    );
    expect(texts.size).toBeGreaterThan(1);
    expect(typeProblems(texts)).toEqual([]);
  });
});

describe("the first request", () => {
  it("runs as it stands against the emulator, and pays once", async () => {
    const [text = ""] = snippets(/^ts run$/);
    const folder = mkdtempSync(join(tmpdir(), "comfygen-readme-"));
    const { files } = readModelFiles(join(ROOT, "schemas"));
    const emulator = createEmulator({ models: files });
    const server = await serveEmulator(emulator);
    try {
      const outfile = join(folder, "first-request.mjs");
      await build({
        stdin: { contents: text, loader: "ts", resolveDir: ROOT },
        bundle: true,
        format: "esm",
        platform: "neutral",
        outfile,
        logLevel: "error",
      });
      const { stdout } = await promisify(execFile)(process.execPath, [outfile], {
        env: { RUNCOMFY_MODEL_API_BASE: server.url, RUNCOMFY_API_TOKEN: "any" },
      });
      expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.*\.mp4\n$/);
      expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
    } finally {
      await server.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the tables", () => {
  it("every diagnostic code has its line", () => {
    const listed = [...README.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, code, text]) => [
      code,
      text,
    ]);
    const table = new Map(listed.map(([code, text]) => [code, text]));
    for (const [code, meaning] of Object.entries(DIAGNOSTIC_CODES))
      expect(table.get(code)).toBe(meaning);
  });

  it("every rule has its line", () => {
    for (const { id, level, meaning } of [...MODEL_RULES, ...VALUE_RULES])
      expect(README).toContain(`| \`${id}\` | ${level} | ${meaning} |`);
  });

  it("every command has its line", () => {
    const { stdout } = comfygen(["--help"]);
    const commands = [...stdout.matchAll(/^ {2}comfygen (\w+).* {2}\w/gm)].map(([, name]) => name);
    expect(commands).toContain("generate");
    for (const name of commands) expect(README).toMatch(`\n| \`comfygen ${name}`);
  });
});

describe("the settings", () => {
  it("are those that there are, with their flags and variables", () => {
    const rows = [...README.matchAll(/^\| `(\w+)` \| `--([a-z-]+)` \| `([A-Z_]+)` \|/gm)];
    const want = Object.entries(SETTINGS).map(([key, { flag, variable }]) => [key, flag, variable]);
    expect(rows.map(([, ...cells]) => cells)).toEqual(want);
  });
});

describe("every command of the README", () => {
  const lines = snippets(/^sh$/)
    .flatMap((text) => text.split(/\n|&&/))
    .map((line) => line.replace(/#.*|^npx /g, "").trim())
    .filter((line) => line.startsWith("comfygen "));
  const help = new Map<string, string>();

  it.each([...new Set(lines)])("%s: the command and its flags exist", (line) => {
    const [, command = "", first = ""] = line.split(" ");
    const args = command === "run" ? [command, first] : [command];
    const key = args.join(" ");
    if (!help.has(key)) help.set(key, comfygen([...args, "--help"]).stdout);
    expect(help.get(key)).toContain(`comfygen ${command}`);
    for (const [flag] of line.matchAll(/--[a-z-]+/g)) expect(help.get(key)).toContain(flag);
  });
});
