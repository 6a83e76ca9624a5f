import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import { isComfygenError } from "../../src/runtime/errors.js";
import type { ModelRequest } from "../../src/runtime/model.js";
import type { RunResult } from "../../src/runtime/result.js";
import { errorOf, fakeApi, json, never, requestOf, until } from "./api.js";

const poll = { firstMs: 1 };
const retry = { firstMs: 1, maxMs: 1 };

/** Requests that the server can tell apart, and answers that tell which they are for. */
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => requestOf({ index }, { index }));

const numberedApi = (answers: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    submit: ({ init }) => json({ request_id: `job-${JSON.parse(init.body ?? "").index}` }),
    result: ({ url }) => json({ status: "succeeded", output: /job-\d+/.exec(url)?.[0] }),
    ...answers,
  });

const clientOf = (api: ReturnType<typeof fakeApi>) =>
  createClient({ fetch: api.fetch, token: "secret", retry });

afterEach(() => {
  vi.useRealTimers();
});

describe("runAll", () => {
  it("gives results in the order of the requests", async () => {
    const api = numberedApi({
      status: async ({ url }) => {
        for (let turns = url.includes("job-0") ? 50 : 0; turns > 0; turns -= 1) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        return json({ status: "completed" });
      },
    });
    const results = await clientOf(api).runAll(numbered(20), { poll });
    expect(results.map((result) => result.status === "fulfilled" && result.value.output)).toEqual(
      Array.from({ length: 20 }, (_, index) => `job-${index}`),
    );
    expect(await clientOf(api).runAll([])).toEqual([]);
  });

  it.each([
    [undefined, 8],
    [3, 3],
    [100, 20],
    [Infinity, 20],
  ])("runs at most so many at once: %s", async (concurrency, wanted) => {
    let under = 0;
    let most = 0;
    const api = numberedApi({
      submit: ({ init }) => {
        under += 1;
        most = Math.max(most, under);
        return json({ request_id: `job-${JSON.parse(init.body ?? "").index}` });
      },
      result: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        under -= 1;
        return json({ status: "succeeded" });
      },
    });
    await clientOf(api).runAll(numbered(20), { poll, concurrency });
    expect(most).toBe(wanted);
  });

  it.each([0, -1, Number.NaN])("refuses to run %s at once", async (concurrency) => {
    const api = numberedApi();
    const call = clientOf(api).runAll(numbered(2), { concurrency });
    expect(await errorOf(call)).toMatchObject({ code: "bad_option" });
    expect(api.sent).toHaveLength(0);
  });

  it("goes on when one fails", async () => {
    const api = numberedApi({
      submit: ({ init }, nth) =>
        nth === 2
          ? json({}, { status: 422 })
          : json({ request_id: `job-${JSON.parse(init.body ?? "").index}` }),
    });
    const results = await clientOf(api).runAll(numbered(4), { poll, concurrency: 1 });
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    expect(results[1]).toMatchObject({ reason: { code: "rejected", billed: "no" } });
  });

  it("tells enough to keep a journal: before the POST, after it, and at the end", async () => {
    const api = numberedApi();
    const journal: unknown[] = [];
    await clientOf(api).runAll(numbered(2), {
      poll,
      concurrency: 1,
      onSubmitting: async (index) => {
        await Promise.resolve();
        journal.push(["submitting", index, api.count("submit")]);
      },
      onSubmitted: async (requestId, index) => {
        await Promise.resolve();
        journal.push(["submitted", requestId, index, api.count("status")]);
      },
      onUpdate: ({ status }, index) => void journal.push([status, index]),
      onSettled: ({ status }, index) => void journal.push([status, index]),
    });
    expect(journal).toEqual([
      ["submitting", 0, 0],
      ["submitted", "job-0", 0, 0],
      ["completed", 0],
      ["fulfilled", 0],
      ["submitting", 1, 1],
      ["submitted", "job-1", 1, 1],
      ["completed", 1],
      ["fulfilled", 1],
    ]);
  });

  it("tells of a submit once, however often it is sent, and not of one that can't be sent", async () => {
    const onSubmitting = vi.fn();
    const api = numberedApi({ submit: () => json({}, { status: 429 }) });
    const endless = { text: "u".repeat(2 ** 26) };
    await clientOf(api).runAll([...numbered(1), requestOf(endless, endless)], { onSubmitting });
    expect(api.count("submit")).toBe(4);
    expect(onSubmitting.mock.calls).toEqual([[0]]);
  });

  it.each(["onSubmitting", "onSubmitted", "onUpdate", "onSettled"])(
    "gives the place of a request whose %s threw to its error, with the job's id",
    async (name) => {
      const boom = vi.fn(() => {
        throw new Error("disk full");
      });
      const api = numberedApi();
      const results = await clientOf(api).runAll(numbered(2), { poll, [name]: boom });
      const sent = name !== "onSubmitting";
      expect(results).toMatchObject([
        {
          status: "rejected",
          reason: { message: "disk full", ...(sent && { requestId: "job-0" }) },
        },
        {
          status: "rejected",
          reason: { message: "disk full", ...(sent && { requestId: "job-1" }) },
        },
      ]);
      expect(boom).toHaveBeenCalledTimes(2);
      expect(api.count("submit")).toBe(sent ? 2 : 0);
      expect(api.count("cancel")).toBe(0);
    },
  );

  it("does not lose the job of a request that failed when onSettled throws", async () => {
    const api = numberedApi({ status: () => json({}, { status: 404 }) });
    const onSettled = vi.fn(() => {
      throw new Error("disk full");
    });
    expect(await clientOf(api).runAll(numbered(1), { poll, onSettled })).toMatchObject([
      { status: "rejected", reason: { message: "disk full", requestId: "job-0" } },
    ]);
  });

  it("ends all with an abort: those under way are cancelled, those to come stay unsent", async () => {
    const abort = new AbortController();
    const api = numberedApi({
      status: ({ url }) => (url.includes("job-0") ? json({ status: "completed" }) : never()),
    });
    const call = clientOf(api).runAll(numbered(6), { poll, signal: abort.signal, concurrency: 2 });
    await until(() => api.count("status") === 3);
    abort.abort();
    const results = await call;
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      ...Array(5).fill("rejected"),
    ]);
    const errors = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason] : [],
    );
    const outcomes = errors.map(async (error: unknown) => {
      if (!isComfygenError(error, "aborted")) throw error;
      return [error.billed, error.requestId, await error.cancellation];
    });
    expect(await Promise.all(outcomes)).toEqual([
      ["maybe", "job-1", "cancelled"],
      ["maybe", "job-2", "cancelled"],
      ["no", undefined, undefined],
      ["no", undefined, undefined],
      ["no", undefined, undefined],
    ]);
    expect([api.count("submit"), api.count("cancel")]).toEqual([3, 2]);
  });

  it("gives each request its own time", async () => {
    vi.useFakeTimers();
    const api = numberedApi({ status: () => json({ status: "in_queue" }) });
    const call = clientOf(api).runAll(numbered(3), { timeoutMs: 1_000, concurrency: 1 });
    await vi.advanceTimersByTimeAsync(2_999);
    expect(api.count("submit")).toBe(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject(
      Array.from({ length: 3 }, () => ({ reason: { code: "timeout" } })),
    );
  });

  it("keeps the type of each output", () => {
    const client = createClient({ token: null, fetch: fakeApi().fetch });
    const image: ModelRequest<unknown, { image?: string }> = requestOf();
    const video: ModelRequest<unknown, { video: string }> = { modelId: "a/b", body: {}, input: {} };
    expectTypeOf(client.runAll([image, video])).resolves.toEqualTypeOf<
      [
        PromiseSettledResult<RunResult<{ image?: string }>>,
        PromiseSettledResult<RunResult<{ video: string }>>,
      ]
    >();
    expectTypeOf(client.runAll([image].concat(image))).resolves.toEqualTypeOf<
      PromiseSettledResult<RunResult<{ image?: string }>>[]
    >();
  });
});
