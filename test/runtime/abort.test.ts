import { getEventListeners } from "node:events";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import {
  type AbortedError,
  type ComfygenError,
  isComfygenError,
} from "../../src/runtime/errors.js";
import {
  deferred,
  type Endpoint,
  errorOf,
  fakeApi,
  json,
  model,
  never,
  replyAsUsual,
  requestOf,
  serve,
  until,
} from "./api.js";

afterEach(() => {
  vi.useRealTimers();
});

const clientOf = (api: { fetch: ReturnType<typeof fakeApi>["fetch"] }) =>
  createClient({ fetch: api.fetch, token: "secret" });

/** Whether a promise settles before the next turn of the event loop. */
async function settlesInThisTurn(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = (): void => {
    settled = true;
  };
  void promise.then(note, note);
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

async function abortedErrorOf(promise: Promise<unknown>): Promise<AbortedError> {
  const error = await errorOf(promise);
  if (!isComfygenError(error, "aborted")) throw error;
  return error;
}

const stuck = (api: ReturnType<typeof fakeApi>, abort: AbortController) =>
  createClient({ fetch: api.fetch, token: "secret" }).run(requestOf(), {
    signal: abort.signal,
    poll: { firstMs: 1 },
  });

/** A submit that is answered when the test says so. */
function slowSubmit() {
  const answer = deferred<Response>();
  const api = fakeApi({ submit: () => answer.promise });
  const abort = new AbortController();
  return { api, abort, answer: answer.resolve, fail: answer.reject };
}

describe("an abort", () => {
  it("before the call sends nothing", async () => {
    const api = fakeApi();
    const signal = AbortSignal.abort(new Error("changed my mind"));
    const client = clientOf(api);
    const job = client.job(model, "job-1");
    for (const call of [
      client.run(requestOf(), { signal }),
      client.submit(requestOf(), { signal }),
      job.status({ signal }),
      job.result({ signal }),
      job.updates({ signal }).next(),
    ]) {
      const error = await abortedErrorOf(call);
      expect(await error.cancellation).toBeUndefined();
      expect(error.cause).toBe(signal.reason);
    }
    expect((await abortedErrorOf(client.run(requestOf(), { signal }))).billed).toBe("no");
    expect(api.sent).toHaveLength(0);
  });

  describe("rejects within one turn of the event loop", () => {
    it.each<Endpoint>(["submit", "status", "result"])(
      "while fetch hangs at the %s and takes no notice of its signal",
      async (endpoint) => {
        const api = fakeApi({ [endpoint]: never });
        const abort = new AbortController();
        const call = stuck(api, abort);
        await until(() => api.count(endpoint) === 1);
        abort.abort();
        expect(await settlesInThisTurn(call)).toBe(true);
        expect(await errorOf(call)).toMatchObject({ code: "aborted", billed: "maybe" });
      },
    );

    it("while a body hangs, on a real socket", async () => {
      const server = await serve((received) => {
        if (received.endpoint !== "status") return replyAsUsual(received);
        received.response.writeHead(200, { "content-length": 50 }).write("{");
      });
      const abort = new AbortController();
      const client = createClient({ baseUrl: server.baseUrl, token: "secret" });
      const call = client.run(requestOf(), { signal: abort.signal, poll: { firstMs: 1 } });
      await until(() => server.count("status") === 1);
      abort.abort();
      expect(await settlesInThisTurn(call)).toBe(true);
      expect((await abortedErrorOf(call)).requestId).toBe("job-1");
    });

    it("while it sleeps between polls, and between tries", async () => {
      const api = fakeApi({
        submit: () => json({}, { status: 429, headers: { "retry-after": "30" } }),
      });
      const abort = new AbortController();
      const call = stuck(api, abort);
      await until(() => api.count("submit") === 1);
      await new Promise((resolve) => setImmediate(resolve));
      abort.abort();
      expect(await settlesInThisTurn(call)).toBe(true);
      const error = await abortedErrorOf(call);
      expect(error.billed).toBe("no");
      expect(await error.cancellation).toBeUndefined();
      expect(api.sent).toHaveLength(1);

      const polled = fakeApi({ status: () => json({ status: "in_queue" }) });
      const again = new AbortController();
      const waiting = clientOf(polled).job(model, "job-1").result({ signal: again.signal });
      await until(() => polled.count("status") === 1);
      await new Promise((resolve) => setImmediate(resolve));
      again.abort();
      expect(await settlesInThisTurn(waiting)).toBe(true);
      await errorOf(waiting);
    });

    it.each(["token", "upload", "onRequest", "onSubmitted", "onUpdate"])(
      "while it waits for %s",
      async (name) => {
        const waiting = vi.fn(never);
        const api = fakeApi();
        const abort = new AbortController();
        const client = createClient({ fetch: api.fetch, token: "secret", [name]: waiting });
        const call = client.run(requestOf({ image: new Blob(["x"]) }), {
          signal: abort.signal,
          poll: { firstMs: 1 },
          [name]: waiting,
        });
        await until(() => waiting.mock.calls.length === 1);
        abort.abort();
        expect(await settlesInThisTurn(call)).toBe(true);
        await errorOf(call);
      },
    );
  });

  describe("cancels", () => {
    it.each([
      [{ outcome: "cancelled" }, "cancelled"],
      [{ outcome: "not_cancellable" }, "not_cancellable"],
      [{ outcome: "odd" }, "unknown"],
      [null, "unknown"],
    ])("the job, exactly once, and says what came of it: %j", async (answer, wanted) => {
      const api = fakeApi({ status: never, cancel: () => json(answer, { status: 202 }) });
      const abort = new AbortController();
      const call = clientOf(api).run(requestOf(), { signal: abort.signal, poll: { firstMs: 1 } });
      await until(() => api.count("status") === 1);
      abort.abort();
      const error = await abortedErrorOf(call);
      expect(error.requestId).toBe("job-1");
      expect(await error.cancellation).toBe(wanted);
      expect(api.count("cancel")).toBe(1);
      expect(api.sent.at(-1)?.url).toMatch(/\/v1\/requests\/job-1\/cancel$/);
    });

    it.each([
      [
        "result()",
        (signal: AbortSignal, api: ReturnType<typeof fakeApi>) =>
          clientOf(api).job(model, "job-1").result({ signal }),
      ],
      [
        "updates()",
        (signal: AbortSignal, api: ReturnType<typeof fakeApi>) =>
          clientOf(api).job(model, "job-1").updates({ signal }).next(),
      ],
    ])("the job of %s as well", async (_, begin) => {
      const api = fakeApi({ status: never });
      const abort = new AbortController();
      const call = begin(abort.signal, api);
      await until(() => api.count("status") === 1);
      abort.abort();
      expect(await (await abortedErrorOf(call)).cancellation).toBe("cancelled");
    });

    it("nothing with cancelOnAbort: false", async () => {
      const api = fakeApi({ status: never });
      const abort = new AbortController();
      const call = clientOf(api).run(requestOf(), {
        signal: abort.signal,
        cancelOnAbort: false,
        poll: { firstMs: 1 },
      });
      await until(() => api.count("status") === 1);
      abort.abort();
      const error = await abortedErrorOf(call);
      expect(await error.cancellation).toBeUndefined();
      expect(error.requestId).toBe("job-1");
      expect(api.count("cancel")).toBe(0);
    });

    it("nothing when only one read of the status was aborted", async () => {
      const api = fakeApi({ status: never });
      const abort = new AbortController();
      const call = clientOf(api).job(model, "job-1").status({ signal: abort.signal });
      await until(() => api.count("status") === 1);
      abort.abort();
      expect(await (await abortedErrorOf(call)).cancellation).toBeUndefined();
      expect(api.count("cancel")).toBe(0);
    });

    it("within 10 seconds, or the outcome is unknown", async () => {
      vi.useFakeTimers();
      const api = fakeApi({ status: never, cancel: never });
      const abort = new AbortController();
      const call = errorOf(clientOf(api).run(requestOf(), { signal: abort.signal }));
      await vi.advanceTimersByTimeAsync(1_000);
      abort.abort();
      const error = (await call) as AbortedError;
      const outcome = vi.fn();
      void error.cancellation.then(outcome);
      await vi.advanceTimersByTimeAsync(9_999);
      expect(outcome).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(outcome).toHaveBeenCalledExactlyOnceWith("unknown");
      expect(vi.getTimerCount()).toBe(0);
    });

    it.each<[string, () => Response | Promise<Response>]>([
      ["a network error", () => Promise.reject(new TypeError("fetch failed"))],
      ["a 500", () => json({ outcome: "cancelled" }, { status: 500 })],
      ["a 404", () => json({ message: "?" }, { status: 404 })],
      ["HTML", () => new Response("<html>")],
    ])("never rejects: %s", async (_, answer) => {
      const api = fakeApi({ status: never, cancel: answer });
      const abort = new AbortController();
      const call = clientOf(api).run(requestOf(), { signal: abort.signal, poll: { firstMs: 1 } });
      await until(() => api.count("status") === 1);
      abort.abort();
      expect(await (await abortedErrorOf(call)).cancellation).toBe("unknown");
      expect(api.count("cancel")).toBe(1);
    });
  });

  describe("with a submit under way", () => {
    it("lets it go on, learns its id and cancels the job", async () => {
      const { api, abort, answer } = slowSubmit();
      const onSubmitted = vi.fn();
      const call = clientOf(api).run(requestOf(), { signal: abort.signal, onSubmitted });
      await until(() => api.count("submit") === 1);
      abort.abort("enough");
      const error = await abortedErrorOf(call);
      expect(error.billed).toBe("maybe");
      expect(error.requestId).toBeUndefined();
      expect(error.hint).toContain("Generations page");
      expect(api.sent[0]?.init.signal.aborted).toBe(false);
      answer(json({ request_id: "job-5" }));
      expect(await error.cancellation).toBe("cancelled");
      expect(error.requestId).toBe("job-5");
      expect(api.sent.map(({ endpoint }) => endpoint)).toEqual(["submit", "cancel"]);
      expect(api.sent[1]?.url).toContain("/requests/job-5/cancel");
      expect(onSubmitted).not.toHaveBeenCalled();
    });

    it("learns its id and leaves the job alone with cancelOnAbort: false", async () => {
      const { api, abort, answer } = slowSubmit();
      const options = { signal: abort.signal, cancelOnAbort: false };
      const call = clientOf(api).submit(requestOf(), options);
      await until(() => api.count("submit") === 1);
      abort.abort();
      const error = await abortedErrorOf(call);
      answer(json({ request_id: "job-5" }));
      expect(await error.cancellation).toBeUndefined();
      expect(error.requestId).toBe("job-5");
      expect(api.count("cancel")).toBe(0);
    });

    it.each<[string, () => Response, string | undefined, string | undefined]>([
      ["a 500", () => json({}, { status: 500 }), "unknown", undefined],
      ["a 500 with an id", () => json({ request_id: "x" }, { status: 500 }), "unknown", "x"],
      ["no id", () => json({}), "unknown", undefined],
      ["a refusal", () => json({}, { status: 422 }), undefined, undefined],
      ["too many requests", () => json({}, { status: 429 }), undefined, undefined],
    ])("knows what its answer meant: %s", async (_, answerOf, outcome, requestId) => {
      const { api, abort, answer } = slowSubmit();
      const call = clientOf(api).run(requestOf(), { signal: abort.signal });
      await until(() => api.count("submit") === 1);
      abort.abort();
      const error = await abortedErrorOf(call);
      answer(answerOf());
      expect(await error.cancellation).toBe(outcome);
      expect(error.requestId).toBe(requestId);
      expect(api.sent).toHaveLength(1);
    });

    it("looks after it even if the abort came while fetch was being called", async () => {
      const abort = new AbortController();
      const api = fakeApi({
        submit: () => {
          abort.abort();
          return json({ request_id: "job-6" });
        },
      });
      const call = clientOf(api).run(requestOf(), { signal: abort.signal });
      const error = await abortedErrorOf(call);
      expect(error.billed).toBe("maybe");
      expect(await error.cancellation).toBe("cancelled");
      expect(error.requestId).toBe("job-6");
      expect([api.count("submit"), api.count("cancel")]).toEqual([1, 1]);
    });

    it("is unknown when the connection breaks after all", async () => {
      const { api, abort, fail } = slowSubmit();
      const call = clientOf(api).run(requestOf(), { signal: abort.signal });
      await until(() => api.count("submit") === 1);
      abort.abort();
      fail(new TypeError("fetch failed"));
      expect(await (await abortedErrorOf(call)).cancellation).toBe("unknown");
      expect(api.sent).toHaveLength(1);
    });

    it("gives it 10 seconds, then ends it", async () => {
      vi.useFakeTimers();
      const { api, abort } = slowSubmit();
      const call = errorOf(clientOf(api).run(requestOf(), { signal: abort.signal }));
      await vi.advanceTimersByTimeAsync(1_000);
      abort.abort();
      const error = (await call) as AbortedError;
      const sent = api.sent[0]?.init.signal;
      await vi.advanceTimersByTimeAsync(9_999);
      expect(sent?.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(sent?.aborted).toBe(true);
      expect(await error.cancellation).toBe("unknown");
      expect(vi.getTimerCount()).toBe(0);
    });

    it("cancels over a real connection too", async () => {
      const server = await serve((received) => {
        if (received.endpoint !== "submit") replyAsUsual(received);
      });
      const abort = new AbortController();
      const client = createClient({ baseUrl: server.baseUrl, token: "secret" });
      const call = client.run(requestOf(), { signal: abort.signal });
      await until(() => server.count("submit") === 1);
      abort.abort();
      const error = await abortedErrorOf(call);
      for (const submitted of server.received) replyAsUsual(submitted);
      expect(await error.cancellation).toBe("cancelled");
      expect([server.count("submit"), server.count("cancel")]).toEqual([1, 1]);
    });
  });

  it("leaves no listener on a signal that is shared by 1,000 calls", async () => {
    const abort = new AbortController();
    const { signal } = abort;
    const api = fakeApi();
    const client = clientOf(api);
    const poll = { firstMs: 1 };
    await client.runAll(
      Array.from({ length: 1_000 }, () => requestOf()),
      { signal, poll },
    );
    const job = client.job(model, "job-1");
    await job.status({ signal });
    await job.result({ signal });
    for await (const update of job.updates({ signal })) expect(update.status).toBe("completed");
    await errorOf(clientOf(fakeApi({ submit: never })).run(requestOf(), { signal, timeoutMs: 5 }));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("puts one listener on a signal that 100 calls share, so that Node does not warn", async () => {
    const abort = new AbortController();
    const { signal } = abort;
    const warned = vi.fn();
    process.on("warning", warned);
    onTestFinished(() => void process.off("warning", warned));
    const api = fakeApi({ status: never });
    const client = clientOf(api);
    const requests = Array.from({ length: 50 }, () => requestOf());
    const batch = client.runAll(requests, { signal, concurrency: 50, poll: { firstMs: 1 } });
    const others = requests.map((request) =>
      errorOf(client.run(request, { signal, poll: { firstMs: 1 } })),
    );
    await until(() => api.count("status") === 100);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);

    abort.abort();
    const results = await batch;
    const errors = [
      ...(await Promise.all(others)),
      ...results.map((result) => result.status === "rejected" && result.reason),
    ];
    for (const error of errors) {
      if (!isComfygenError(error, "aborted")) throw error;
      expect(await error.cancellation).toBe("cancelled");
    }
    expect(api.count("cancel")).toBe(100);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(warned).not.toHaveBeenCalled();
  });
});

describe("a timeout of the whole call", () => {
  it("leaves the job running, with its id on the error", async () => {
    vi.useFakeTimers();
    const api = fakeApi({ status: () => json({ status: "in_progress" }) });
    const error = errorOf(clientOf(api).run(requestOf(), { timeoutMs: 30_000 }));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await error).toMatchObject({
      name: "TimeoutError",
      code: "timeout",
      requestId: "job-1",
      jobStatus: "in_progress",
      billed: "maybe",
      retryable: true,
    });
    expect(((await error) as ComfygenError).hint).toContain("client.job(model, requestId)");
    expect(await error).not.toHaveProperty("cancellation");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.count("cancel")).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is one hour unless told otherwise, and never with Infinity", async () => {
    vi.useFakeTimers();
    const settled = vi.fn();
    const api = fakeApi({ status: () => json({ status: "in_progress" }) });
    void errorOf(clientOf(api).run(requestOf())).then(settled);
    await vi.advanceTimersByTimeAsync(3_599_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledOnce();

    const abort = new AbortController();
    const endless = errorOf(
      clientOf(api).run(requestOf(), { timeoutMs: Infinity, signal: abort.signal }),
    );
    void endless.then(settled);
    await vi.advanceTimersByTimeAsync(7_200_000);
    expect(settled).toHaveBeenCalledOnce();
    abort.abort();
    await endless;
  });

  it("before the submit is free, and may be tried again", async () => {
    vi.useFakeTimers();
    const api = fakeApi();
    const client = createClient({ fetch: api.fetch, token: never });
    const error = errorOf(client.run(requestOf(), { timeoutMs: 1_000 }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await error).toMatchObject({ code: "timeout", billed: "no", retryable: true });
    expect(api.sent).toHaveLength(0);
  });

  it("with a submit under way learns its id, and does not cancel", async () => {
    vi.useFakeTimers();
    const answer = deferred<Response>();
    const api = fakeApi({ submit: () => answer.promise });
    const call = errorOf(clientOf(api).run(requestOf(), { timeoutMs: 1_000 }));
    await vi.advanceTimersByTimeAsync(1_000);
    const error = (await call) as ComfygenError;
    expect(error).toMatchObject({ code: "timeout", billed: "maybe", retryable: false });
    expect(error.requestId).toBeUndefined();
    await vi.advanceTimersByTimeAsync(5_000);
    answer.resolve(json({ request_id: "job-3" }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(error.requestId).toBe("job-3");
    expect(api.sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
