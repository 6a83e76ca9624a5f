import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { runCommandLine } from "../../../src/cli/command-line.js";
import { describeFailure, failureJson } from "../../../src/cli/failure.js";
import { createEmulator, serveEmulator, type EmulatorServer } from "../../../src/emulator/index.js";
import { typeProblems } from "../../type-problems.js";
import { ROOT } from "../../cli/comfygen.js";
import { startComfygen } from "../../cli/started.js";
import { studio } from "../../cli/studio.js";

const SHAPES = readFileSync(join(ROOT, "src/cli/json-output.ts"), "utf8");
const { id } = studio;
let folder: string;
let server: EmulatorServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-json-"));
  const { price: _, ...unpriced } = studio;
  mkdirSync(join(folder, "before/acme"), { recursive: true });
  mkdirSync(join(folder, "code"));
  writeFileSync(join(folder, "before/acme/studio.json"), JSON.stringify(unpriced));
  writeFileSync(join(folder, "studio.json"), JSON.stringify(studio));
  writeFileSync(join(folder, "broken.json"), "{");
  writeFileSync(
    join(folder, "code/app.ts"),
    'import { studio } from "../generated/models/acme/studio.js";\n' +
      'studio({ prompt: "a kite", steps: 7 });\n',
  );
  server = await serveEmulator(createEmulator({ models: [studio] }));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => vi.unstubAllEnvs());

/** What a command prints on standard output. A folder or file of the test's own has `/` in front. */
async function printed(args: readonly string[]): Promise<string> {
  vi.stubEnv("RUNCOMFY_API_TOKEN", "any");
  vi.stubEnv("RUNCOMFY_MODEL_API_BASE", server.url);
  let text = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const err = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    await runCommandLine(args.map((arg) => arg.replace(/^\//, `${folder}/`)));
  } catch (error) {
    text += JSON.stringify(failureJson(describeFailure(error)));
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  return text;
}

const SCHEMAS = ["--schemas", "/schemas", "--json"];
const FOLDERS = [...SCHEMAS, "--out", "/generated"];
const PROMPT = ["--prompt", "a kite"];

/** In this order: later ones stand on what earlier ones wrote. The third is what has to be in it. */
const COMMANDS: readonly [type: string, args: readonly string[], part: object][] = [
  [
    "AddJson",
    ["add", "/studio.json", "/broken.json", ...SCHEMAS],
    {
      written: true,
      models: [{ id, change: "new" }],
      problems: [{ message: expect.stringContaining("not JSON") }],
    },
  ],
  [
    "AddJson",
    ["add", "/before/acme/studio.json", "--dry-run", ...SCHEMAS],
    {
      written: false,
      models: [{ id, change: "none" }],
    },
  ],
  [
    "PullJson",
    ["pull", id, "acme/gone", ...SCHEMAS],
    {
      models: [{ id }],
      vanished: [{ id: "acme/gone", removed: false }],
    },
  ],
  ["GenerateJson", ["generate", "--check", ...FOLDERS], { written: false }],
  ["GenerateJson", ["generate", ...FOLDERS], { written: true, unpinned: [], problems: [] }],
  ["ListJson", ["list", ...SCHEMAS], [{ id, export: "studio", required: ["prompt"] }]],
  ["TemplatesJson", ["templates", "eject", "/look", "--json"], []],
  ["ShowJson", ["show", id, ...FOLDERS], { id, price: studio.price }],
  [
    "DiffJson",
    ["diff", "/before", "--usages", "/code/*.ts", ...FOLDERS],
    [{ rule: "price-changed", level: "behaviour" }],
  ],
  [
    "RenameJson",
    ["rename", id, "steps", "rounds", "--in", "/code/*.ts", "--dry-run", ...FOLDERS],
    {
      written: false,
      edits: [{ from: "steps", to: "rounds", line: 2 }],
    },
  ],
  ["DryRunJson", ["run", id, ...PROMPT, "--dry-run", ...SCHEMAS], { body: { "6_text": "a kite" } }],
  ["SubmittedJson", ["run", id, ...PROMPT, "--no-wait", ...SCHEMAS], { modelId: id }],
  [
    "RunJson",
    ["run", id, ...PROMPT, "--out-dir", "/files", ...SCHEMAS],
    {
      modelId: id,
      files: [{ path: expect.stringContaining("files") }],
    },
  ],
  [
    "FailureJson",
    ["run", id, "--steps", "many", ...SCHEMAS],
    {
      error: { code: "invalid_input", billed: "no", issues: [{}, {}] },
    },
  ],
  ["FailureJson", ["result", "no-such-job", "--json"], { error: { code: "not_found" } }],
  ["FailureJson", ["add", "/nothing.json", "--map", "x", "--json"], { error: { code: "usage" } }],
  [
    "FailureJson",
    ["generate", "other/model", ...FOLDERS],
    {
      error: { code: "bad_input", problems: [{ path: expect.any(String) }] },
    },
  ],
];

describe("what --json prints", () => {
  it("is one value of the documented type, for every command", async () => {
    const values: string[] = [];
    const types = new Set(COMMANDS.map(([type]) => type));
    for (const [type, args, part] of COMMANDS) {
      const text = await printed(args);
      const value: unknown = JSON.parse(text);
      if (Array.isArray(value))
        expect(value).toEqual(
          expect.arrayContaining(Object.values(part).map((item) => expect.objectContaining(item))),
        );
      else expect(value, args.join(" ")).toMatchObject(part);
      values.push(`export const value${values.length}: ${type} = ${text};`);
    }
    const { requestId } = JSON.parse(
      await printed(["run", id, ...PROMPT, "--no-wait", ...SCHEMAS]),
    );
    values.push(
      `export const result: RunJson = ${await printed(["result", requestId, "--json"])};`,
    );
    const head = `import type { ${[...types].join(", ")} } from "./src/cli/json-output.js";`;
    const wrong = `${head}\nexport const value: GenerateJson = { written: true };`;
    const texts = [
      [join(ROOT, "json-values.ts"), [head, ...values].join("\n")],
      [join(ROOT, "wrong-values.ts"), wrong],
    ] as const;
    expect(typeProblems(new Map(texts))).toEqual([expect.stringMatching(/wrong-values.*missing/)]);
  });

  it("is the server's address, while it emulates", async () => {
    const emulator = startComfygen(["emulate", "--port", "0", "--json"], { cwd: ROOT });
    const line = await emulator.firstLine();
    emulator.signal("SIGINT");
    expect(JSON.parse(line)).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1$/),
    });
    expect((await emulator.ended).stdout).toBe(`${line}\n`);
  });

  it("is documented in the README, word for word", () => {
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain(`\`\`\`ts\n${SHAPES}\`\`\``);
  });
});
