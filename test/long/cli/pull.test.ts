import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEmulator, serveEmulator } from "../../../src/emulator/index.js";
import type { FaultPlan } from "../../../src/emulator/index.js";
import type { ModelFile } from "../../../src/model/file.js";
import { comfygenBeside, type Run } from "../../cli/comfygen.js";

let folder: string;
const closers: (() => Promise<unknown> | void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-pull-"));
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  rmSync(folder, { recursive: true, force: true });
});

const MODELS: ModelFile[] = [
  model("studio/relight/image-to-image", {
    price: { usd: 0.05, unit: "output", note: "per image" },
  }),
  model("studio/voice/text-to-speech", {}),
  model("community/upscale", { title: "Upscale" }),
];

function model(id: string, more: Partial<ModelFile>): ModelFile {
  const input = {
    type: "object",
    properties: { prompt: { type: "string" } },
    required: ["prompt"],
  };
  return { comfygen: 1, id, title: id.split("/").at(-1) ?? id, input, ...more };
}

async function emulate(models: readonly ModelFile[], plan: FaultPlan = []) {
  const emulator = createEmulator({ models, plan });
  const server = await serveEmulator(emulator);
  closers.push(() => server.close());
  return { emulator, url: server.url };
}

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/v1`;
}

function pull(url: string, ...args: string[]): Promise<Run> {
  const env = { RUNCOMFY_API_TOKEN: "secret-token", RUNCOMFY_MODEL_API_BASE: url };
  return comfygenBeside(["pull", ...args], { cwd: folder, env });
}

function filesThere(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

function read(id: string): ModelFile {
  return JSON.parse(readFileSync(join(folder, `schemas/${id}.json`), "utf8"));
}

describe("comfygen pull", () => {
  it("takes one model in, with its price and its names pinned", async () => {
    const { url } = await emulate(MODELS);
    const { status, stdout, stderr } = await pull(url, "studio/relight/image-to-image");
    expect({ status, files: filesThere() }).toEqual({
      status: 0,
      files: ["schemas/studio/relight/image-to-image.json"],
    });
    expect(read("studio/relight/image-to-image")).toEqual({
      ...MODELS[0],
      name: "relightImageToImage",
      names: { prompt: "prompt" },
    });
    expect(stderr).toContain("studio/relight/image-to-image: taken in");
    expect(stdout).toMatch(/^prompt +string +yes +prompt$/m);
  });

  it.each([
    [
      ["--all"],
      ["community/upscale", "studio/relight/image-to-image", "studio/voice/text-to-speech"],
    ],
    [["--search", "RELIGHT"], ["studio/relight/image-to-image"]],
    [["--category", "text-to-speech"], ["studio/voice/text-to-speech"]],
    [["--kind", "workflow"], ["community/upscale"]],
  ])("%s", async (args, ids) => {
    const { url } = await emulate(MODELS);
    const { status } = await pull(url, ...args);
    expect({ status, files: filesThere() }).toEqual({
      status: 0,
      files: ids.map((id) => `schemas/${id}.json`),
    });
  });

  it("reads a list page by page", async () => {
    const many = Array.from({ length: 1101 }, (_, index) => model(`studio/m${index}`, {}));
    const { url, emulator } = await emulate(many);
    const { status } = await pull(url, "--all");
    expect({ status, count: filesThere().length }).toEqual({ status: 0, count: 1101 });
    expect(emulator.requests.count({ endpoint: "catalog" })).toBe(3);
  });

  it("says that nothing changed the second time, and keeps what the catalogue lacks", async () => {
    const { url } = await emulate([model("studio/voice/text-to-speech", { title: "Voice" })]);
    const output = { output: { type: "object", properties: { audio: { type: "string" } } } };
    const first = await emulate([model("studio/voice/text-to-speech", { title: "Voice", output })]);
    await pull(first.url, "--all");
    const path = join(folder, "schemas/studio/voice/text-to-speech.json");
    const before = readFileSync(path, "utf8");
    const { status, stderr } = await pull(url, "studio/voice/text-to-speech");
    expect({ status, after: readFileSync(path, "utf8") }).toEqual({ status: 0, after: before });
    expect(stderr).toContain("nothing changed for callers");
  });

  it("--base-url wins over the environment", async () => {
    const { url } = await emulate(MODELS);
    const { status } = await pull("http://127.0.0.1:9/v1", "--base-url", `${url}/`, "--all");
    expect(status).toBe(0);
  });

  it("reports bad entries and takes in the rest", async () => {
    const good = { model_id: "studio/good", input_schema: { type: "object", properties: {} } };
    const models = [
      { model_id: "studio/bad", input_schema: "none" },
      { model_id: "../../escape", input_schema: {} },
      17,
      { input_schema: {} },
      good,
    ];
    const url = await serve((_, response) => response.end(JSON.stringify({ models, total: 5 })));
    const { status, stderr } = await pull(url, "--all");
    expect({ status, files: filesThere() }).toEqual({
      status: 65,
      files: ["schemas/studio/good.json"],
    });
    expect(stderr).toMatch(/^studio\/bad: `input_schema` is no object$/m);
    expect(stderr).toMatch(/^"\.\.\/\.\.\/escape": `model_id` is no model id/m);
    expect(stderr).toMatch(/^the catalogue: a catalogue entry that is no object$/m);
    expect(stderr).toMatch(/^the catalogue: a catalogue entry without `model_id`$/m);
  });

  it("asks for each entry that a list gives without its schema", async () => {
    const url = await serve((request, response) => {
      const entry = { model_id: "studio/one" };
      const isList = request.url?.startsWith("/v1/models?") ?? false;
      const whole = { ...entry, input_schema: { type: "object", properties: {} } };
      response.end(JSON.stringify(isList ? { models: [entry] } : whole));
    });
    expect((await pull(url, "--all")).status).toBe(0);
    expect(filesThere()).toEqual(["schemas/studio/one.json"]);
  });

  it("ends where a server takes no notice of the offset", async () => {
    let requests = 0;
    const models = [{ model_id: "studio/one", input_schema: { type: "object", properties: {} } }];
    const url = await serve((_, response) => {
      requests += 1;
      response.end(JSON.stringify({ models, total: 1000 }));
    });
    expect((await pull(url, "--all")).status).toBe(0);
    expect(requests).toBe(2);
  });
});

describe("models that vanished", () => {
  it("are listed, and stay", async () => {
    await pull((await emulate(MODELS)).url, "--all");
    const { url } = await emulate(MODELS.slice(1));
    const { status, stderr } = await pull(url, "--all");
    expect(status).toBe(0);
    expect(stderr).toMatch(/^studio\/relight\/image-to-image: no longer in the catalogue \(/m);
    expect(filesThere()).toHaveLength(3);
  });

  it("are removed with --prune, and no others", async () => {
    await pull((await emulate(MODELS)).url, "--all");
    const { url } = await emulate(MODELS.slice(1));
    const { status, stderr } = await pull(url, "--all", "--prune");
    expect(status).toBe(0);
    expect(stderr).toContain("studio/relight/image-to-image: no longer in the catalogue; removed");
    expect(existsSync(join(folder, "schemas/studio/relight/image-to-image.json"))).toBe(false);
    expect(filesThere()).toHaveLength(2);
  });

  it("a narrowed list says nothing about the rest", async () => {
    await pull((await emulate(MODELS)).url, "--all");
    const { url } = await emulate(MODELS);
    const { stderr } = await pull(url, "--search", "relight", "--prune");
    expect(stderr).not.toContain("no longer");
    expect(filesThere()).toHaveLength(3);
  });

  it("an id that was asked for and is not there", async () => {
    const { url } = await emulate(MODELS);
    const { status, stderr } = await pull(url, "studio/nothing", "studio/voice/text-to-speech");
    expect({ status, files: filesThere() }).toEqual({
      status: 65,
      files: ["schemas/studio/voice/text-to-speech.json"],
    });
    expect(stderr).toMatch(/^studio\/nothing: not in the catalogue$/m);
  });

  it.each([
    ["an empty catalogue", { models: [], total: 0 }],
    ["an entry that does not say what it is", { models: [{ input_schema: {} }], total: 1 }],
  ])("nothing is pruned after %s", async (_, answer) => {
    await pull((await emulate(MODELS)).url, "--all");
    const url = await serve((__, response) => response.end(JSON.stringify(answer)));
    const { status, stderr } = await pull(url, "--all", "--prune");
    expect(status).toBe(65);
    expect(stderr).toContain("nothing is pruned");
    expect(filesThere()).toHaveLength(3);
  });
});

describe("a catalogue that fails", () => {
  it("is tried four times", async () => {
    const { url, emulator } = await emulate(MODELS, [{ on: "catalog", fault: "5xx-html" }]);
    const { status, stderr } = await pull(url, "--all");
    expect(emulator.requests.count({ endpoint: "catalog" })).toBe(4);
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: 69, stack: false });
  });

  it("is tried again after faults that pass", async () => {
    const { url, emulator } = await emulate(MODELS, [
      { on: "catalog", nth: 1, fault: "429-rubbish" },
      { on: "catalog", nth: 2, fault: "reset-before-body" },
    ]);
    const { status } = await pull(url, "--all");
    expect({ status, count: emulator.requests.count({ endpoint: "catalog" }) }).toEqual({
      status: 0,
      count: 3,
    });
  });

  it.each([
    ["401", 401, {}, 77, /HTTP 401/],
    [
      "an expired token behind a 200",
      200,
      { error_code: 400004, message: "expired" },
      77,
      /expired/,
    ],
    ["400", 400, { detail: "no such filter" }, 69, /no such filter/],
    ["429 with an hour to wait", 429, {}, 75, /HTTP 429/],
  ])("%s is not tried again", async (_, code, body, exit, words) => {
    let requests = 0;
    const url = await serve((__, response) => {
      requests += 1;
      response.writeHead(code, { "retry-after": "3600" }).end(JSON.stringify(body));
    });
    const { status, stderr } = await pull(url, "--all");
    expect({ status, requests }).toEqual({ status: exit, requests: 1 });
    expect(stderr).toMatch(words);
  });

  it("sends its token nowhere else, and follows no redirect", async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end("{}");
    });
    const url = await serve((_, response) =>
      response.writeHead(307, { location: `${elsewhere}/models` }).end(),
    );
    const { status, stderr } = await pull(url, "--all");
    expect({ status, seen }).toEqual({ status: 69, seen: [] });
    expect(stderr).toContain("redirect");
  });

  it("never shows the token", async () => {
    const url = await serve((request, response) =>
      response.writeHead(400).end(JSON.stringify({ message: request.headers.authorization })),
    );
    const { stdout, stderr } = await pull(url, "--all");
    expect(stdout + stderr).not.toContain("secret-token");
    expect(stderr).toContain("Bearer [token]");
  });
});

describe("a call that can't be", () => {
  it.each([
    ["neither ids nor a list", [], 64],
    ["both", ["a/b", "--all"], 64],
    ["a base that is no URL", ["--all", "--base-url", "ftp://x"], 78],
  ])("%s", async (_, args, exit) => {
    expect((await pull("http://127.0.0.1:9/v1", ...args)).status).toBe(exit);
  });

  it("without a token says where it is looked for", async () => {
    const { status, stderr } = await comfygenBeside(["pull", "--all"], { cwd: folder });
    expect(status).toBe(78);
    expect(stderr).toContain("RUNCOMFY_API_TOKEN");
  });
});
