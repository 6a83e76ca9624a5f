import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createEmulator,
  FAULT_NAMES,
  serveEmulator,
  type Emulator,
  type FaultName,
} from "../../src/emulator/index.js";
import { readModelFiles } from "../../src/intake/model-files.js";
import { createClient, isComfygenError } from "../../src/runtime/index.js";
import { wan22VaceFun } from "../../generated/models/community/wan-2-2/vace-fun.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { files: models } = readModelFiles(join(ROOT, "schemas"));
const image = "https://example.com/a.png";
const requestFor = (index: number) => wan22VaceFun({ prompt: `prompt ${index}`, image });

/** mulberry32: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The prompts of the jobs that were made, each once for each of them. */
function promptsPaid(emulator: Emulator): string[] {
  return emulator.requests
    .where({ endpoint: "submit", createdJob: true })
    .map(({ body }) => String((body as { "56_text"?: string } | undefined)?.["56_text"]));
}

describe("1,000 jobs at once, with a fault at one request in five", () => {
  /** Waits are short; a fault that ends the listening socket for all would be another test. */
  const ARGUMENTS: Partial<Record<FaultName, number>> = {
    "slow-body": 20,
    "429-seconds": 0,
    "429-date": 0,
  };
  const FAULTS = FAULT_NAMES.filter((name) => name !== "refuse-connections");
  /** Faults that leave the answer to a submit whole, its request id in it. */
  const HARMLESS: readonly (FaultName | undefined)[] = [
    undefined,
    "slow-body",
    "missing-status",
    "unknown-status",
    "result-not-ready",
    "completed-then-failed",
  ];

  it("every job ends, none is paid twice, and no request id is lost", async () => {
    const random = seeded(20261121);
    const emulator = createEmulator({
      models,
      plan: () => {
        if (random() >= 0.2) return undefined;
        const fault = FAULTS[Math.floor(random() * FAULTS.length)] ?? "5xx-html";
        const argument = ARGUMENTS[fault];
        return argument === undefined ? { fault } : { fault, argument };
      },
    });
    const server = await serveEmulator(emulator);
    try {
      const client = createClient({
        baseUrl: server.url,
        token: "any",
        retry: { firstMs: 20, maxMs: 200 },
      });
      const requests = Array.from({ length: 1000 }, (_, index) => requestFor(index));
      const results = await client.runAll(requests, {
        concurrency: 1000,
        // A busy machine takes seconds to answer the last of 1,000 submits.
        requestTimeoutMs: 30_000,
        timeoutMs: 120_000,
        poll: { firstMs: 50, growth: 1.2, maxMs: 500 },
      });
      expect(results).toHaveLength(1000);

      const submits = emulator.requests.where({ endpoint: "submit" });
      const paid = promptsPaid(emulator);
      expect(new Set(paid).size).toBe(paid.length);
      const jobs = submits.filter(({ createdJob }) => createdJob);
      const ids = new Map(
        jobs.map(({ body, requestId }) => [(body as { "56_text": string })["56_text"], requestId]),
      );
      expect(ids.size).toBe(jobs.length);

      const told = results.map((result) => {
        if (result.status === "fulfilled")
          return { requestId: result.value.requestId, code: "result" };
        const error: unknown = result.reason;
        if (!isComfygenError(error)) throw error;
        return { requestId: error.requestId, code: error.code, billed: error.billed };
      });
      const turnedAway = told.filter(
        ({ code, requestId }) => code === "rate_limited" && !requestId,
      );
      const sentOnce = submits.filter(({ status }) => status !== 429);
      expect(sentOnce.length + turnedAway.length).toBe(1000);
      for (const { body, requestId, fault } of jobs) {
        const index = Number(String((body as { "56_text": string })["56_text"]).split(" ")[1]);
        if (HARMLESS.includes(fault)) expect(told[index]?.requestId).toBe(requestId);
        else expect(told[index]?.code).toBe("submit_unknown");
        expect(told[index]).not.toMatchObject({ billed: "no", code: "submit_unknown" });
      }
      const counts = new Map<string, number>();
      for (const { code } of told) counts.set(code, (counts.get(code) ?? 0) + 1);
      console.log(`1,000 jobs, ${emulator.requests.count()} requests:`, Object.fromEntries(counts));
      expect(counts.get("result")).toBeGreaterThan(500);
    } finally {
      await server.close();
    }
  });
});

describe("memory", () => {
  it("is flat over 10,000 jobs in one process", async () => {
    let started = 0;
    const statuses = new Map<string, number>();
    const answer = (value: object) => new Response(JSON.stringify(value));
    const client = createClient({
      token: "any",
      baseUrl: "http://127.0.0.1:9/v1",
      fetch: async (url) => {
        const [, requestId = "", what] = /requests\/([^/]+)\/(\w+)/.exec(url) ?? [];
        if (what === undefined) return answer({ request_id: `r${++started}` });
        if (what === "result") {
          statuses.delete(requestId);
          return answer({
            request_id: requestId,
            status: "succeeded",
            output: { video: "https://x" },
          });
        }
        const asked = (statuses.get(requestId) ?? 0) + 1;
        statuses.set(requestId, asked);
        return answer({ request_id: requestId, status: asked > 2 ? "completed" : "in_progress" });
      },
    });
    const { signal } = new AbortController();
    const heapAfter = async (jobs: number): Promise<number> => {
      for (let done = 0; done < jobs; done += 500) {
        const requests = Array.from({ length: 500 }, (_, index) => requestFor(index));
        await client.runAll(requests, {
          concurrency: 50,
          signal,
          poll: { firstMs: 1, growth: 1, maxMs: 1 },
        });
      }
      globalThis.gc?.();
      return process.memoryUsage().heapUsed / 1024 / 1024;
    };
    expect(globalThis.gc).toBeTypeOf("function");
    const before = await heapAfter(2_000);
    const after = await heapAfter(10_000);
    console.log(
      `heap after 2,000 jobs: ${before.toFixed(1)} MB, after 10,000 more: ${after.toFixed(1)} MB`,
    );
    expect(after - before).toBeLessThan(5);
  });
});

describe("a process that is killed", () => {
  let folder: string;
  let script: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "comfygen-batch-"));
    script = join(folder, "journal-batch.mjs");
    await build({
      entryPoints: [join(ROOT, "test/long/journal-batch.ts")],
      bundle: true,
      format: "esm",
      platform: "node",
      outfile: script,
      logLevel: "error",
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function start(url: string, journal: string, count: number): ChildProcess {
    return spawn(process.execPath, [script, journal, String(count)], {
      env: { RUNCOMFY_MODEL_API_BASE: url, RUNCOMFY_API_TOKEN: "any" },
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  async function outcomes(child: ChildProcess): Promise<Map<number, string>> {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
    await once(child, "close");
    const lines = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { index: number; outcome: string });
    return new Map(lines.map(({ index, outcome }) => [index, outcome]));
  }

  it("after its request id was told: another process picks the job up", async () => {
    const journal = join(folder, "one.jsonl");
    let submitted = (): void => undefined;
    const sawStatus = new Promise<void>((resolve) => (submitted = resolve));
    const emulator = createEmulator({
      models,
      runMs: 500,
      onRequest: ({ endpoint }) => endpoint === "status" && submitted(),
    });
    const server = await serveEmulator(emulator);
    try {
      const first = start(server.url, journal, 1);
      await sawStatus;
      first.kill("SIGKILL");
      await once(first, "close");
      expect(await outcomes(start(server.url, journal, 1))).toEqual(new Map([[0, "picked up"]]));
      expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
    } finally {
      await server.close();
    }
  });

  it("between a POST and its answer: a batch of 100 resumes, and nothing is paid twice unsaid", async () => {
    const journal = join(folder, "hundred.jsonl");
    let fiftieth = (): void => undefined;
    const hangs = new Promise<void>((resolve) => (fiftieth = resolve));
    const emulator = createEmulator({
      models,
      plan: [{ on: "submit", nth: 50, fault: "hang-before-headers" }],
      onRequest: ({ fault }) => fault === "hang-before-headers" && fiftieth(),
    });
    const server = await serveEmulator(emulator);
    try {
      const first = start(server.url, journal, 100);
      await hangs;
      first.kill("SIGKILL");
      await once(first, "close");
      const before = emulator.requests.count({ createdJob: true });
      expect(before).toBeGreaterThanOrEqual(50);
      expect(before).toBeLessThan(100);

      const told = await outcomes(start(server.url, journal, 100));
      expect(told.size).toBe(100);
      const prompts = promptsPaid(emulator);
      expect(new Set(prompts).size).toBe(prompts.length);
      const unknown = [...told].filter(([, outcome]) => outcome.startsWith("unknown"));
      expect(unknown.length).toBeGreaterThanOrEqual(1);
      expect(unknown.length).toBeLessThanOrEqual(4);
      for (const [index, outcome] of told) {
        if (outcome.startsWith("unknown")) continue;
        expect(["picked up", "fulfilled"]).toContain(outcome);
        expect(prompts.filter((prompt) => prompt === `prompt ${index}`)).toHaveLength(1);
      }
      const journalled = readFileSync(journal, "utf8")
        .split("\n")
        .filter((line) => line.includes("requestId"));
      expect(journalled.length + unknown.length).toBe(100);
    } finally {
      await server.close();
    }
  });
});
