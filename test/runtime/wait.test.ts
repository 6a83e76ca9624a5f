import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import type { CallOptions } from "../../src/runtime/options.js";
import { errorOf, fakeApi, json, model, never, replyAsUsual, requestOf, serve } from "./api.js";

const poll = { firstMs: 1 };
const retry = { firstMs: 1, maxMs: 1 };

const runOn = (api: ReturnType<typeof fakeApi>, options: CallOptions = {}) =>
  createClient({ fetch: api.fetch, token: "secret", retry }).run(requestOf(), { poll, ...options });

afterEach(() => {
  vi.useRealTimers();
});

/** How often a job that takes so long is asked about, and how long after its end it is found. */
async function watchJob(takesMs: number) {
  vi.useFakeTimers();
  const endsAt = performance.now() + takesMs;
  const api = fakeApi({
    status: () => json({ status: performance.now() < endsAt ? "in_progress" : "completed" }),
  });
  const done = createClient({ fetch: api.fetch, token: "secret" }).run(requestOf());
  await vi.runAllTimersAsync();
  await done;
  const lateMs = performance.now() - endsAt;
  vi.useRealTimers();
  return { requests: api.sent.length, lateMs };
}

describe("polling", () => {
  it("finds a job of 3 seconds within a second of its end", async () => {
    for (let takesMs = 2_500; takesMs <= 3_500; takesMs += 50) {
      expect((await watchJob(takesMs)).lateMs).toBeLessThan(1_000);
    }
  });

  it("asks about a job of 10 minutes fewer than 100 times, the submit and the result included", async () => {
    const { requests, lateMs } = await watchJob(600_000);
    expect(requests).toBeLessThan(100);
    expect(requests).toBeGreaterThan(90);
    expect(lateMs).toBeLessThanOrEqual(8_000);
  });

  it("waits as it is told", async () => {
    vi.useFakeTimers();
    const at: number[] = [];
    const api = fakeApi({
      status: (_sent, nth) => {
        at.push(performance.now());
        return json({ status: nth < 6 ? "in_queue" : "completed" });
      },
    });
    const begun = performance.now();
    const done = runOn(api, { poll: { firstMs: 100, growth: 2, maxMs: 500 } });
    await vi.runAllTimersAsync();
    await done;
    expect(at.map((time) => time - begun)).toEqual([100, 300, 700, 1200, 1700, 2200]);
  });

  it.each([
    { poll: { firstMs: 0 } },
    { poll: { growth: 0.9 } },
    { poll: { maxMs: Number.NaN } },
    { timeoutMs: Number.NaN },
    { timeoutMs: 0 },
    { timeoutMs: -1 },
    { requestTimeoutMs: Number.NaN },
  ])("refuses %j before anything is sent", async (options) => {
    const api = fakeApi();
    expect(await errorOf(runOn(api, options))).toMatchObject({ code: "bad_option", billed: "no" });
    expect(api.sent).toHaveLength(0);
  });

  it("reads what must not be cached without a cache, where the platform has one", async () => {
    const api = fakeApi();
    await runOn(api);
    expect(api.sent.map(({ init }) => [init.method, init.cache])).toEqual([
      ["POST", "no-store"],
      ["GET", "no-store"],
      ["GET", "no-store"],
    ]);
  });

  it("leaves out what the platform refuses, as Cloudflare Workers did with `cache`", async () => {
    const Native = Request;
    class Picky extends Native {
      constructor(url: string, init?: RequestInit & { cache?: string }) {
        if (init && "cache" in init) throw new Error("The 'cache' field is not implemented.");
        super(url, init);
      }
    }
    vi.stubGlobal("Request", Picky);
    const api = fakeApi();
    await runOn(api);
    vi.unstubAllGlobals();
    expect(api.sent.filter(({ init }) => "cache" in init)).toHaveLength(0);
  });

  it("asks our own addresses, never those that an answer names", async () => {
    const elsewhere = {
      status_url: "https://evil.example/s",
      result_url: "https://evil.example/r",
    };
    const api = fakeApi({
      submit: () => json({ request_id: "job-1", ...elsewhere }),
      status: () => json({ status: "completed", ...elsewhere }),
    });
    await runOn(api);
    expect(api.sent.map(({ url }) => url)).toEqual([
      "https://model-api.runcomfy.net/v1/models/community/test/model",
      "https://model-api.runcomfy.net/v1/requests/job-1/status",
      "https://model-api.runcomfy.net/v1/requests/job-1/result?include_cost=true",
    ]);
  });
});

describe("the result", () => {
  const answer = {
    request_id: "job-1",
    status: "succeeded",
    output: { image: "https://example.com/1.png" },
    cost: 0.57,
    created_at: "2026-11-20T10:00:00Z",
    finished_at: "2026-11-20T10:01:00Z",
    model_id: "echo",
  };

  it("has the output, the ids, the cost, the times and the whole answer", async () => {
    const api = fakeApi({ result: () => json(answer) });
    expect(await runOn(api)).toEqual({
      output: answer.output,
      requestId: "job-1",
      modelId: "community/test/model",
      cost: 0.57,
      createdAt: "2026-11-20T10:00:00Z",
      finishedAt: "2026-11-20T10:01:00Z",
      raw: answer,
    });
  });

  it.each([
    [0, 0],
    [12.5, 12.5],
    [null, undefined],
    [undefined, undefined],
  ])("has a cost of %j as %j", async (cost, wanted) => {
    const api = fakeApi({ result: () => json({ ...answer, cost }) });
    expect((await runOn(api)).cost).toBe(wanted);
  });

  it("never minds what a huge cost or an odd output is", async () => {
    const text =
      '{"status":"succeeded","cost":1e999,"created_at":null,"output":[1,{"__proto__":2}]}';
    const api = fakeApi({ result: () => new Response(text) });
    const result = await runOn(api);
    expect(result).toMatchObject({ cost: Infinity, createdAt: undefined });
    expect(JSON.stringify(result.output)).toBe('[1,{"__proto__":2}]');
  });

  it.each(["succeeded", "completed"])(
    "is a success with the status %s of its own",
    async (status) => {
      const api = fakeApi({ result: () => json({ status, output: {} }) });
      expect((await runOn(api)).output).toEqual({});
    },
  );

  it.each([
    ["failed", { code: "job_failed", billed: "maybe" }],
    ["cancelled", { code: "job_cancelled", billed: "no" }],
    ["canceled", { code: "job_cancelled", billed: "no", jobStatus: "cancelled" }],
  ])("decides, never `completed` on the status: %s", async (status, wanted) => {
    const api = fakeApi({ result: () => json({ status, output: { image: "x" } }) });
    const error = await errorOf(runOn(api));
    expect(error).toMatchObject({ requestId: "job-1", retryable: false, ...wanted });
    expect(error).not.toHaveProperty("hint");
  });

  it("is waited for while it is not ready", async () => {
    const api = fakeApi({
      result: (_sent, nth) => json({ status: nth < 4 ? "in_progress" : "succeeded", output: {} }),
    });
    await runOn(api);
    expect(api.count("result")).toBe(4);
  });

  it("decides against a `failed` of the status", async () => {
    const api = fakeApi({ status: () => json({ status: "failed" }) });
    expect((await runOn(api)).output).toBeDefined();
  });

  it.each<[string, () => Response, object]>([
    ["is gone", () => json({ error_code: 404001 }, { status: 404 }), { code: "not_found" }],
    ["has no status", () => json({}), { code: "bad_response" }],
  ])(
    "of a job that failed %s: the error has the status that had said it",
    async (_, result, wanted) => {
      const api = fakeApi({ status: () => json({ status: "failed" }), result });
      const error = await errorOf(runOn(api));
      expect(error).toMatchObject({
        jobStatus: "failed",
        billed: "maybe",
        requestId: "job-1",
        ...wanted,
      });
    },
  );

  it("of a job that failed may come late", async () => {
    const api = fakeApi({
      status: () => json({ status: "failed" }),
      result: (_sent, nth) =>
        json({ status: nth < 3 ? "in_progress" : "failed", error: "no memory" }),
    });
    const error = (await errorOf(runOn(api))) as Error;
    expect(error).toMatchObject({ code: "job_failed", jobStatus: "failed" });
    expect(error.message).toContain("no memory");
  });

  it.each<[unknown, string]>([
    [{ error_message: "a", message: "b" }, "a"],
    [{ message: "b", error: "c" }, "b"],
    [{ error: "out of memory" }, "out of memory"],
    [
      { error: { code: 7, message: "out of memory" } },
      '{"status":"failed","error":{"code":7,"message":"out of memory"}}',
    ],
    [{ detail: "no such sampler" }, "no such sampler"],
    [
      { detail: [{ loc: ["body", "6_text"], msg: "field required" }] },
      '{"status":"failed","detail":[{"loc":["body","6_text"],"msg":"field required"}]}',
    ],
    [{ error_message: "", error: "c" }, "c"],
  ])(
    "of a failed job has the server's words, or the answer where they are no text: %j",
    async (body, words) => {
      const api = fakeApi({ result: () => json({ status: "failed", ...(body as object) }) });
      const error = (await errorOf(runOn(api))) as Error;
      expect(error.message).toBe(`community/test/model: job job-1: job_failed: HTTP 200: ${words}`);
    },
  );

  it("of a failed job may have an error code: the status says more", async () => {
    const api = fakeApi({ result: () => json({ status: "failed", error_code: 500123 }) });
    expect(await errorOf(runOn(api))).toMatchObject({ code: "job_failed" });
  });

  it("survives words without end", async () => {
    const deep = `{"status":"failed","error":${'{"error":'.repeat(50_000)}1${"}".repeat(50_000)}}`;
    const api = fakeApi({ result: () => new Response(deep) });
    expect(await errorOf(runOn(api))).toMatchObject({ code: "job_failed" });
  });
});

describe("the status", () => {
  it.each([
    "in_queue",
    "pending",
    "waiting",
    "starting",
    "processing",
    "queued-somehow",
    "SUCCEEDED",
  ])("is waited through: %s", async (status) => {
    const api = fakeApi({
      status: (_sent, nth) => json({ status: nth < 3 ? status : "completed" }),
    });
    await runOn(api);
    expect(api.count("status")).toBe(3);
  });

  it.each([{}, { status: 3 }, { status: "" }, { status: null }, [], "completed", 0, null])(
    "is missed at once: %j",
    async (body) => {
      const api = fakeApi({ status: () => json(body) });
      expect(await errorOf(runOn(api))).toMatchObject({
        name: "ResponseError",
        code: "bad_response",
        billed: "maybe",
        requestId: "job-1",
      });
      expect(api.count("status")).toBe(1);
    },
  );

  it("that was `succeeded` makes a result without one a billed error", async () => {
    const api = fakeApi({
      status: () => json({ status: "succeeded" }),
      result: () => new Response("<html>"),
    });
    expect(await errorOf(runOn(api))).toMatchObject({ code: "bad_response", billed: "yes" });
    expect(api.count("result")).toBe(4);
  });

  it("that was `succeeded` makes a result that has no status a billed error", async () => {
    const api = fakeApi({
      status: () => json({ status: "succeeded" }),
      result: () => json({}),
    });
    expect(await errorOf(runOn(api))).toMatchObject({ code: "bad_response", billed: "yes" });
  });

  it("with an error code in an HTTP 200 ends it", async () => {
    const api = fakeApi({ status: () => json({ status: "in_progress", error_code: 403001 }) });
    expect(await errorOf(runOn(api))).toMatchObject({
      code: "forbidden",
      billed: "maybe",
      requestId: "job-1",
    });
    expect(api.count("status")).toBe(1);
  });
});

describe("a read", () => {
  const passing: [string, () => Response | Promise<Response>, object][] = [
    ["a network error", () => Promise.reject(new TypeError("fetch failed")), { code: "network" }],
    ["a network error that is a response", () => Response.error(), { code: "bad_response" }],
    ["408", () => json({}, { status: 408 }), { code: "unavailable" }],
    ["429", () => json({}, { status: 429 }), { code: "rate_limited" }],
    ["500", () => json({}, { status: 500 }), { code: "unavailable" }],
    ["503", () => new Response("<html>", { status: 503 }), { code: "unavailable" }],
    ["HTML under a 200", () => new Response("<html>"), { code: "bad_response" }],
    ["JSON that is cut", () => new Response('{"status":"compl'), { code: "bad_response" }],
    ["no body", () => new Response(null, { status: 204 }), { code: "bad_response" }],
  ];

  it.each(passing)("is tried 4 times in a row after %s", async (_, answer, wanted) => {
    const api = fakeApi({ status: answer });
    expect(await errorOf(runOn(api))).toMatchObject({
      requestId: "job-1",
      billed: "maybe",
      retryable: true,
      ...wanted,
    });
    expect(api.count("status")).toBe(4);
  });

  it.each(passing)(
    "goes on after 3 times %s, and counts anew after a good answer",
    async (_, answer) => {
      const api = fakeApi({
        status: (_sent, nth) =>
          nth % 4 === 0 ? json({ status: nth < 12 ? "in_queue" : "completed" }) : answer(),
        result: (sent, nth) =>
          nth < 4 ? answer() : json({ status: "succeeded", output: 1, sent: sent.url }),
      });
      expect((await runOn(api)).output).toBe(1);
      expect([api.count("submit"), api.count("status"), api.count("result")]).toEqual([1, 12, 4]);
    },
  );

  it.each<[string, Response, object]>([
    ["401", json({}, { status: 401 }), { code: "unauthorized" }],
    ["404", json({}, { status: 404 }), { code: "not_found" }],
    ["404001 under a 500", json({ error_code: 404001 }, { status: 500 }), { code: "not_found" }],
    ["a redirect", new Response(null, { status: 307 }), { code: "rejected" }],
  ])("is not tried again after %s", async (_, answer, wanted) => {
    const api = fakeApi({ status: () => answer.clone() });
    expect(await errorOf(runOn(api))).toMatchObject({
      ...wanted,
      retryable: false,
      billed: "maybe",
    });
    expect(api.count("status")).toBe(1);
  });

  it("is tried again after 60 seconds without an answer, even if fetch takes no notice", async () => {
    vi.useFakeTimers();
    const api = fakeApi({
      status: (_sent, nth) => (nth === 1 ? never() : json({ status: "completed" })),
    });
    const done = runOn(api);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.count("status")).toBe(1);
    await vi.advanceTimersByTimeAsync(10);
    await done;
    expect(api.count("status")).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is tried again when a body is cut or hangs, on real sockets", async () => {
    let nth = 0;
    const server = await serve((received) => {
      if (received.endpoint !== "status") return replyAsUsual(received);
      nth += 1;
      if (nth === 3) return replyAsUsual(received);
      received.response.writeHead(200, { "content-length": 100 }).write('{"status":"completed"');
      if (nth === 1) setImmediate(() => received.socket.destroy());
    });
    const client = createClient({ baseUrl: server.baseUrl, token: "secret", retry });
    // The answers that do come need their time too, on a busy machine.
    await client.run(requestOf(), { poll, requestTimeoutMs: 2_000 });
    expect([server.count("submit"), server.count("status")]).toEqual([1, 3]);
  });

  it("honours Retry-After, and gives up if it asks for more than a minute", async () => {
    const api = fakeApi({
      status: () => json({}, { status: 503, headers: { "retry-after": "61" } }),
    });
    expect(await errorOf(runOn(api))).toMatchObject({ code: "unavailable", requestId: "job-1" });
    expect(api.count("status")).toBe(1);
  });

  it("is tried as often as the client was told", async () => {
    const api = fakeApi({ status: () => json({}, { status: 500 }) });
    const client = createClient({
      fetch: api.fetch,
      token: "secret",
      retry: { ...retry, tries: 2 },
    });
    await errorOf(client.job(model, "job-1").status());
    expect(api.count("status")).toBe(2);
  });

  it.each([{ tries: 0 }, { firstMs: Number.NaN }, { maxMs: -1 }])(
    "refuses retry: %j, before anything is sent",
    async (wrong) => {
      const api = fakeApi();
      const client = createClient({ fetch: api.fetch, token: "secret", retry: wrong });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({ code: "bad_option" });
      expect(api.sent).toHaveLength(0);
    },
  );
});
