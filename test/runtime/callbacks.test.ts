import { describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import type { ClientOptions } from "../../src/runtime/options.js";
import type { JobUpdate } from "../../src/runtime/state.js";
import { errorOf, fakeApi, json, model, requestOf } from "./api.js";

const poll = { firstMs: 1 };
const boom = (): never => {
  throw new Error("boom");
};
const boomLater = async (): Promise<never> => {
  await Promise.resolve();
  throw new Error("boom");
};

const clientOf = (api: ReturnType<typeof fakeApi>, options: ClientOptions = {}) =>
  createClient({ fetch: api.fetch, token: "secret", retry: { firstMs: 1 }, ...options });

describe("onSubmitted", () => {
  it("is told the request id before the first poll", async () => {
    const api = fakeApi();
    const onSubmitted = vi.fn(async () => {
      await Promise.resolve();
      expect(api.sent).toHaveLength(1);
    });
    await clientOf(api).run(requestOf(), { onSubmitted, poll });
    expect(onSubmitted).toHaveBeenCalledExactlyOnceWith("job-1");
    await clientOf(api).submit(requestOf(), { onSubmitted: (id) => expect(id).toBe("job-1") });
  });
});

describe("onUpdate", () => {
  it("is told each change once", async () => {
    const states = [
      { status: "in_queue", queue_position: 2 },
      { status: "in_queue", queue_position: 2 },
      { status: "in_queue", queue_position: 1 },
      { status: "in_progress" },
      { status: "in_progress", note: "still" },
      { status: "completed" },
      { status: "completed" },
    ];
    const api = fakeApi({
      status: (_sent, nth) => json(states[nth - 1]),
      result: (_sent, nth) => json({ status: nth === 1 ? "in_progress" : "succeeded" }),
    });
    const updates: JobUpdate[] = [];
    await clientOf(api).run(requestOf(), { poll, onUpdate: (update) => void updates.push(update) });
    const ids = { requestId: "job-1", modelId: "community/test/model" };
    expect(updates).toEqual([
      { ...ids, status: "in_queue", queuePosition: 2 },
      { ...ids, status: "in_queue", queuePosition: 1 },
      { ...ids, status: "in_progress", queuePosition: undefined },
      { ...ids, status: "completed", queuePosition: undefined },
    ]);
  });

  it("is waited for: two are never under way at once", async () => {
    let under = 0;
    const api = fakeApi({
      status: (_sent, nth) => json({ status: nth < 5 ? `step-${nth}` : "completed" }),
    });
    const onUpdate = async (): Promise<void> => {
      under += 1;
      expect(under).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
    };
    await clientOf(api).run(requestOf(), { poll, onUpdate });
    expect(api.count("status")).toBe(5);
  });
});

describe("a callback that throws", () => {
  it.each([
    ["onSubmitted", boom],
    ["onSubmitted", boomLater],
    ["onUpdate", boom],
    ["onUpdate", boomLater],
  ])(
    "ends the call with its own error, and neither cancels nor loses the job: %s",
    async (name, callback) => {
      const api = fakeApi({ status: () => json({ status: "in_progress" }) });
      const error = await errorOf(clientOf(api).run(requestOf(), { poll, [name]: callback }));
      expect(error).toMatchObject({ message: "boom", requestId: "job-1" });
      expect(api.count("cancel")).toBe(0);
      expect(api.count("submit")).toBe(1);
    },
  );

  it.each([
    ["a string", "boom"],
    ["a frozen error", Object.freeze(new Error("boom"))],
    ["nothing", undefined],
  ])("may throw %s", async (_, thrown) => {
    const onUpdate = (): never => {
      throw thrown;
    };
    expect(await errorOf(clientOf(fakeApi()).run(requestOf(), { poll, onUpdate }))).toBe(thrown);
  });
});

describe("the hooks", () => {
  it("see each request and answer, and never the token", async () => {
    const api = fakeApi({
      status: (_sent, nth) => json({ status: "completed" }, { status: nth === 1 ? 503 : 200 }),
    });
    const onRequest = vi.fn();
    const onResponse = vi.fn();
    await clientOf(api, { onRequest, onResponse }).run(requestOf(), { poll });
    const base = "https://model-api.runcomfy.net/v1";
    const modelId = "community/test/model";
    const submitted = {
      method: "POST",
      url: `${base}/models/community/test/model`,
      headers: { "content-type": "application/json" },
      modelId,
      requestId: undefined,
    };
    const read = { method: "GET", headers: {}, modelId, requestId: "job-1" };
    const status = { ...read, url: `${base}/requests/job-1/status` };
    const result = { ...read, url: `${base}/requests/job-1/result?include_cost=true` };
    expect(onRequest.mock.calls).toEqual([[submitted], [status], [status], [result]]);
    expect(onResponse.mock.calls).toEqual([
      [{ ...submitted, status: 200 }],
      [{ ...status, status: 503 }],
      [{ ...status, status: 200 }],
      [{ ...result, status: 200 }],
    ]);
    expect(JSON.stringify([onRequest.mock.calls, onResponse.mock.calls])).not.toContain("secret");
  });

  it("are not told of an answer that did not come", async () => {
    const onResponse = vi.fn();
    const api = fakeApi({ submit: () => Promise.reject(new TypeError("fetch failed")) });
    await errorOf(clientOf(api, { onResponse }).submit(requestOf()));
    expect(onResponse).not.toHaveBeenCalled();
  });

  it.each([boom, boomLater])(
    "stop a request that was not sent yet, if onRequest throws",
    async (onRequest) => {
      const api = fakeApi();
      expect(await errorOf(clientOf(api, { onRequest }).run(requestOf()))).toMatchObject({
        message: "boom",
      });
      expect(api.sent).toHaveLength(0);
    },
  );

  it.each([boom, boomLater])(
    "can't lose a job that was submitted, if onResponse throws",
    async (onResponse) => {
      const api = fakeApi();
      const error = await errorOf(clientOf(api, { onResponse }).run(requestOf()));
      expect(error).toMatchObject({ message: "boom", requestId: "job-1" });
      expect(api.sent).toHaveLength(1);
    },
  );

  it("can't hide what became of the money, if onResponse throws", async () => {
    const api = fakeApi({ submit: () => json({}, { status: 500 }) });
    expect(await errorOf(clientOf(api, { onResponse: boom }).run(requestOf()))).toMatchObject({
      code: "submit_unknown",
    });
  });

  it("that throw while polling neither cancel nor lose the job", async () => {
    const api = fakeApi();
    const onRequest = vi.fn().mockReturnValueOnce(undefined).mockImplementation(boom);
    const error = await errorOf(clientOf(api, { onRequest }).run(requestOf(), { poll }));
    expect(error).toMatchObject({ message: "boom", requestId: "job-1" });
    expect(api.sent).toHaveLength(1);
    const job = clientOf(api, { onResponse: boomLater }).job(model, "job-1");
    expect(await errorOf(job.cancel())).toMatchObject({ message: "boom", requestId: "job-1" });
  });
});
