import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import { errorOf, fakeApi, json, model, requestOf } from "./api.js";

const poll = { firstMs: 1 };

const jobOn = (api: ReturnType<typeof fakeApi>) =>
  createClient({ fetch: api.fetch, token: "secret", retry: { firstMs: 1 } }).job(model, "job-1");

afterEach(() => {
  vi.useRealTimers();
});

describe("a job", () => {
  it("is picked up by its request id, without a network call", () => {
    const api = fakeApi();
    const job = jobOn(api);
    expect([job.modelId, job.requestId]).toEqual(["community/test/model", "job-1"]);
    expect(api.sent).toHaveLength(0);
  });

  it.each(["", "a b", "a/b", "..", "a?b", "a\n", "ä", "a".repeat(129)])(
    "can't have a request id that would change the path: %j",
    (requestId) => {
      expect(() => createClient().job(model, requestId)).toThrow("No request id");
    },
  );

  it("is written down and read back", () => {
    const job = jobOn(fakeApi());
    expect(JSON.parse(JSON.stringify(job))).toEqual({
      modelId: "community/test/model",
      requestId: "job-1",
    });
    expect(inspect(job, { showHidden: true, depth: 9 })).not.toContain("secret");
  });

  it("of a submit is the one that was submitted", async () => {
    const api = fakeApi({ submit: () => json({ request_id: "job-8" }) });
    const client = createClient({ fetch: api.fetch, token: "secret" });
    const job = await client.submit(requestOf());
    expect(job.toJSON()).toEqual({ modelId: "community/test/model", requestId: "job-8" });
    expect(api.sent).toHaveLength(1);
    await job.status();
    expect(api.sent[1]?.url).toContain("/requests/job-8/status");
  });
});

describe("status()", () => {
  it("reads once", async () => {
    const api = fakeApi({ status: () => json({ status: "in_queue", queue_position: 3 }) });
    expect(await jobOn(api).status()).toEqual({
      requestId: "job-1",
      modelId: "community/test/model",
      status: "in_queue",
      queuePosition: 3,
    });
    expect(api.sent).toHaveLength(1);
  });

  it.each([null, undefined])("has no queue position of %j", async (queue_position) => {
    const api = fakeApi({ status: () => json({ status: "in_queue", queue_position }) });
    expect((await jobOn(api).status()).queuePosition).toBeUndefined();
  });
});

describe("updates()", () => {
  const states = [
    { status: "in_queue", queue_position: 1 },
    { status: "in_queue", queue_position: 1 },
    { status: "in_progress" },
    { status: "in_progress" },
    { status: "completed" },
  ];

  it("asks at once, gives each change once, and ends after the last", async () => {
    const api = fakeApi({ status: (_sent, nth) => json(states[nth - 1]) });
    const seen: string[] = [];
    for await (const { status } of jobOn(api).updates({ poll })) seen.push(status);
    expect(seen).toEqual(["in_queue", "in_progress", "completed"]);
    expect([api.count("status"), api.count("result")]).toEqual([5, 0]);
  });

  it.each(["completed", "succeeded", "failed", "cancelled", "canceled"])(
    "ends at %s",
    async (status) => {
      const api = fakeApi({ status: () => json({ status }) });
      const seen: string[] = [];
      for await (const update of jobOn(api).updates()) seen.push(update.status);
      expect(seen).toEqual([status === "canceled" ? "cancelled" : status]);
    },
  );

  it("leaves the job and nothing else behind when the loop is left early", async () => {
    vi.useFakeTimers();
    const api = fakeApi({ status: () => json({ status: "in_queue" }) });
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, "removeEventListener");
    for await (const { status } of jobOn(api).updates({ signal })) {
      expect(status).toBe("in_queue");
      break;
    }
    expect(vi.getTimerCount()).toBe(0);
    expect(removed).toHaveBeenCalled();
    expect(api.sent).toHaveLength(1);
  });

  it("throws in the loop after an abort that came while its body ran", async () => {
    const api = fakeApi({ status: () => json({ status: "in_queue" }) });
    const abort = new AbortController();
    const loop = async (): Promise<void> => {
      for await (const { status } of jobOn(api).updates({ signal: abort.signal, poll })) {
        expect(status).toBe("in_queue");
        abort.abort();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    expect(await errorOf(loop())).toMatchObject({ code: "aborted", requestId: "job-1" });
    expect([api.count("status"), api.count("cancel")]).toEqual([1, 1]);
  });

  it("ends with the time that it has, also while the loop's body runs", async () => {
    vi.useFakeTimers();
    const api = fakeApi({ status: () => json({ status: "in_queue" }) });
    const updates = jobOn(api).updates({ timeoutMs: 1_000 });
    await updates.next();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await errorOf(updates.next())).toMatchObject({ code: "timeout", requestId: "job-1" });
    expect(api.sent).toHaveLength(1);
  });

  it("throws with the request id when the status can't be read", async () => {
    const api = fakeApi({ status: () => json({}, { status: 404 }) });
    expect(await errorOf(jobOn(api).updates().next())).toMatchObject({
      code: "not_found",
      requestId: "job-1",
    });
  });
});

describe("result()", () => {
  it("may be called again, and at the same time", async () => {
    const job = jobOn(fakeApi());
    const results = await Promise.all([job.result(), job.result()]);
    expect(await job.result()).toEqual(results[0]);
    expect(results[1]).toEqual(results[0]);
  });

  it("asks at once", async () => {
    vi.useFakeTimers();
    const begun = performance.now();
    await jobOn(fakeApi()).result();
    expect(performance.now() - begun).toBe(0);
  });

  it("tells of changes", async () => {
    const onUpdate = vi.fn();
    await jobOn(fakeApi()).result({ onUpdate });
    expect(onUpdate).toHaveBeenCalledOnce();
  });
});

describe("cancel()", () => {
  it.each<[unknown, number, string]>([
    [{ outcome: "cancelled" }, 202, "cancelled"],
    [{ outcome: "canceled" }, 202, "cancelled"],
    [{ outcome: "not_cancellable", status: "in_progress" }, 202, "not_cancellable"],
    [{ outcome: "not_cancellable" }, 409, "not_cancellable"],
    [{ status: "cancelled" }, 200, "cancelled"],
    [{ status: "in_progress" }, 200, "unknown"],
    [{}, 200, "unknown"],
    [null, 200, "unknown"],
    [{ outcome: "cancelled" }, 500, "unknown"],
    [{ error: "?" }, 401, "unknown"],
    [{ error: "?" }, 429, "unknown"],
  ])("takes %j under a %i for %s", async (answer, status, wanted) => {
    const api = fakeApi({ cancel: () => json(answer, { status }) });
    expect(await jobOn(api).cancel()).toBe(wanted);
    expect(api.sent).toHaveLength(1);
    expect(api.sent[0]?.init).toMatchObject({ method: "POST", body: null });
  });

  it("does not know what a broken connection meant", async () => {
    const api = fakeApi({ cancel: () => Promise.reject(new TypeError("fetch failed")) });
    expect(await jobOn(api).cancel()).toBe("unknown");
    expect(api.sent).toHaveLength(1);
  });

  it("waits 10 seconds", async () => {
    vi.useFakeTimers();
    const outcome = jobOn(fakeApi({ cancel: () => new Promise(() => undefined) })).cancel();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await outcome).toBe("unknown");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("rejects after an hour without a token", async () => {
    vi.useFakeTimers();
    const client = createClient({
      fetch: fakeApi().fetch,
      token: () => new Promise(() => undefined),
    });
    const error = errorOf(client.job(model, "job-1").cancel());
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(await error).toMatchObject({ code: "timeout", requestId: "job-1", billed: "maybe" });
  });

  it("rejects if it can't be asked for", async () => {
    vi.stubEnv("RUNCOMFY_API_TOKEN", "");
    const client = createClient({ token: "" });
    expect(await errorOf(client.job(model, "job-1").cancel())).toMatchObject({
      code: "no_token",
      requestId: "job-1",
    });
    vi.unstubAllEnvs();
  });
});
