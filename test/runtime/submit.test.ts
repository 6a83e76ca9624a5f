import { createServer } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import type { ComfygenError } from "../../src/runtime/errors.js";
import { errorOf, fakeApi, json, never, reply, requestOf, serve } from "./api.js";

const quick = { firstMs: 1, maxMs: 1 };

/** Node's own errors, as its fetch wraps them. */
const fetchFailed = (cause: object): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("inner"), cause) });

afterEach(() => {
  vi.useRealTimers();
});

const nothing = (): undefined => undefined;
const itself = (error: unknown): unknown => error;

const limited = (headers: Record<string, string> = {}): Response =>
  json({ message: "slow down" }, { status: 429, headers });

describe("a submit", () => {
  it("is one POST of the body to the model, with the token and as JSON", async () => {
    const server = await serve((received) => reply(received, { request_id: "abc_-9" }));
    const client = createClient({ baseUrl: server.baseUrl, token: "secret" });
    const job = await client.submit(requestOf());
    expect(job.requestId).toBe("abc_-9");
    expect(server.received).toHaveLength(1);
    const [{ body, request }] = server.received as [(typeof server.received)[0]];
    expect([request.method, request.url]).toEqual(["POST", "/v1/models/community/test/model"]);
    expect(request.headers).toMatchObject({
      authorization: "Bearer secret",
      "content-type": "application/json",
    });
    expect(JSON.parse(body)).toEqual({ "6_text": "a kite" });
  });

  describe("that certainly did not arrive", () => {
    it("is tried again: nobody listens", async () => {
      const probe = createServer().listen(0, "127.0.0.1");
      await new Promise((resolve) => probe.once("listening", resolve));
      const { port } = probe.address() as { port: number };
      await new Promise((resolve) => probe.close(resolve));
      let tries = 0;
      const client = createClient({
        baseUrl: `http://127.0.0.1:${port}`,
        token: "secret",
        retry: quick,
        onRequest: () => {
          tries += 1;
        },
      });
      const error = await errorOf(client.submit(requestOf()));
      expect(error).toMatchObject({ code: "network", billed: "no", retryable: true });
      expect((error as Error).message).toContain("ECONNREFUSED");
      expect(tries).toBe(4);
    });

    it.each([
      ["no address", fetchFailed({ code: "ENOTFOUND" })],
      ["no name server", fetchFailed({ code: "EAI_AGAIN" })],
      ["no connection in time", fetchFailed({ code: "UND_ERR_CONNECT_TIMEOUT" })],
      ["refused, as Bun says it", Object.assign(new Error("x"), { code: "ConnectionRefused" })],
      ["no socket, as Bun says it", Object.assign(new Error("x"), { code: "FailedToOpenSocket" })],
      [
        "every address of the host failed",
        new TypeError("fetch failed", {
          cause: Object.assign(
            new AggregateError([{ code: "ECONNREFUSED" }, { code: "ENOTFOUND" }]),
            {
              code: "ECONNREFUSED",
            },
          ),
        }),
      ],
    ])("is tried again: %s", async (_, thrown) => {
      const api = fakeApi({
        submit: (_sent, nth) => {
          if (nth < 3) throw thrown;
          return json({ request_id: "job-1" });
        },
      });
      const job = await createClient({ fetch: api.fetch, token: "secret", retry: quick }).submit(
        requestOf(),
      );
      expect(job.requestId).toBe("job-1");
      expect(api.count("submit")).toBe(3);
    });
  });

  describe("with an unknown outcome", () => {
    it.each<[string, unknown]>([
      ["reset", fetchFailed({ code: "ECONNRESET", syscall: "read" })],
      ["broken pipe", fetchFailed({ code: "EPIPE", syscall: "write" })],
      ["other side closed", fetchFailed({ code: "UND_ERR_SOCKET" })],
      ["timed out while reading", fetchFailed({ code: "ETIMEDOUT", syscall: "read" })],
      ["no code at all", new TypeError("Failed to fetch")],
      [
        "an address refused, another reset",
        new AggregateError([{ code: "ECONNREFUSED" }, { code: "ECONNRESET" }]),
      ],
      ["unreachable, which may come later too", fetchFailed({ code: "EHOSTUNREACH" })],
      [
        "a cause that goes round",
        (() => {
          const e = new Error("e");
          e.cause = e;
          return e;
        })(),
      ],
      ["no error", "boom"],
      ["nothing", undefined],
    ])("is never tried again: %s", async (_, thrown) => {
      const api = fakeApi({ submit: () => Promise.reject(thrown) });
      const client = createClient({ fetch: api.fetch, token: "secret", retry: quick });
      const error = await errorOf(client.run(requestOf()));
      expect(error).toMatchObject({
        name: "SubmitUnknownError",
        code: "submit_unknown",
        billed: "maybe",
        retryable: false,
        modelId: "community/test/model",
      });
      expect((error as ComfygenError).hint).toContain("Generations page");
      expect(api.sent).toHaveLength(1);
    });

    it.each<[string, () => Response]>([
      ["500", () => json({ message: "oops" }, { status: 500 })],
      ["502 from a proxy", () => new Response("<html>", { status: 502 })],
      ["503 with an error code", () => json({ error_code: 400002 }, { status: 503 })],
      [
        "HTML under a 200",
        () => new Response("<html>", { headers: { "content-type": "application/json" } }),
      ],
      ["JSON that is cut", () => new Response('{"request_id":"a')],
      ["no body", () => new Response(null, { status: 204 })],
      ["no request id", () => json({ status: "in_queue" })],
      ["a request id that would climb", () => json({ request_id: "../models" })],
      ["a request id too long", () => json({ request_id: "a".repeat(129) })],
      ["a request id with a line break", () => json({ request_id: "abc\n" })],
      ["a request id that is no text", () => json({ request_id: 7 })],
      ["a network error that is a response", () => Response.error()],
    ])("is never tried again: %s", async (_, answer) => {
      const api = fakeApi({ submit: answer });
      const client = createClient({ fetch: api.fetch, token: "secret", retry: quick });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({
        code: "submit_unknown",
        billed: "maybe",
      });
      expect(api.sent).toHaveLength(1);
    });

    it("is never tried again: the connection closes once the body was read", async () => {
      const server = await serve(({ socket }) => socket.destroy());
      const client = createClient({ baseUrl: server.baseUrl, token: "secret", retry: quick });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({ code: "submit_unknown" });
      expect(server.received).toHaveLength(1);
    });

    it.each([
      ["a 200 whose body is cut", 200],
      ["a 429 whose body is cut", 429],
    ])("is never tried again: %s", async (_, status) => {
      const server = await serve(({ response, socket }) => {
        response.writeHead(status, { "content-length": 100 }).write('{"request_id":"job-1"');
        setImmediate(() => socket.destroy());
      });
      const client = createClient({ baseUrl: server.baseUrl, token: "secret", retry: quick });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({
        code: "submit_unknown",
        httpStatus: status,
      });
      expect(server.received).toHaveLength(1);
    });

    it("is never tried again: no answer within requestTimeoutMs, even if fetch takes no notice of its signal", async () => {
      vi.useFakeTimers();
      const api = fakeApi({ submit: never });
      const client = createClient({ fetch: api.fetch, token: "secret" });
      const error = errorOf(client.run(requestOf(), { requestTimeoutMs: 7_000 }));
      await vi.advanceTimersByTimeAsync(6_999);
      expect(vi.getTimerCount()).toBeGreaterThan(0);
      await vi.advanceTimersByTimeAsync(1);
      expect(await error).toMatchObject({ code: "submit_unknown" });
      expect(api.sent).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
    });

    it("waits 300 seconds for the answer unless told otherwise", async () => {
      vi.useFakeTimers();
      const api = fakeApi({ submit: never });
      const settled = vi.fn();
      void errorOf(createClient({ fetch: api.fetch, token: "secret" }).run(requestOf())).then(
        settled,
      );
      await vi.advanceTimersByTimeAsync(299_999);
      expect(settled).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(settled).toHaveBeenCalledOnce();
    });

    it("keeps the request id of an answer that came whole", async () => {
      const api = fakeApi({
        submit: () => json({ request_id: "job-7", error: "?" }, { status: 500 }),
      });
      const client = createClient({ fetch: api.fetch, token: "secret" });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({
        code: "submit_unknown",
        requestId: "job-7",
      });
    });
  });

  describe("that was refused for good", () => {
    it.each<[string, Response, object]>([
      [
        "400",
        json({ error_message: "bad seed" }, { status: 400 }),
        { code: "rejected", httpStatus: 400 },
      ],
      ["400002", json({ error_code: 400002 }, { status: 400 }), { code: "insufficient_balance" }],
      ["400004", json({ error_code: 400004 }, { status: 400 }), { code: "unauthorized" }],
      ["code 400004", json({ code: 400004 }, { status: 400 }), { code: "unauthorized" }],
      ["403001 under a 404", json({ error_code: 403001 }, { status: 404 }), { code: "forbidden" }],
      ["404001 under a 200", json({ error_code: 404001 }), { code: "not_found", httpStatus: 200 }],
      [
        "400002 under a 429",
        json({ error_code: 400002 }, { status: 429 }),
        { code: "insufficient_balance" },
      ],
      ["429 under a 200", json({ error_code: 429 }), { code: "rate_limited", httpStatus: 200 }],
      ["any error code under a 200", json({ error_code: 500001 }), { code: "rejected" }],
      ["an error code in words under a 200", json({ error_code: "E_MODEL" }), { code: "rejected" }],
      ["401", json({}, { status: 401 }), { code: "unauthorized" }],
      ["402", json({}, { status: 402 }), { code: "insufficient_balance" }],
      ["403", json({}, { status: 403 }), { code: "forbidden" }],
      ["404", new Response("<html>", { status: 404 }), { code: "not_found", body: "<html>" }],
      ["408", json({}, { status: 408 }), { code: "unavailable" }],
      ["409", json({}, { status: 409 }), { code: "rejected" }],
      ["422", json({}, { status: 422 }), { code: "rejected" }],
      ["304", new Response(null, { status: 304 }), { code: "rejected", httpStatus: 304 }],
    ])("throws, typed and unbilled: %s", async (_, answer, wanted) => {
      const api = fakeApi({ submit: () => answer.clone() });
      const client = createClient({ fetch: api.fetch, token: "secret", retry: quick });
      const error = await errorOf(client.run(requestOf()));
      expect(error).toMatchObject({ name: "ApiError", billed: "no", retryable: false, ...wanted });
      expect(api.sent).toHaveLength(1);
    });

    it("throws even if the body is cut: the status is known", async () => {
      const server = await serve(({ response, socket }) => {
        response.writeHead(422, { "content-length": 100 }).write("{");
        setImmediate(() => socket.destroy());
      });
      const client = createClient({ baseUrl: server.baseUrl, token: "secret" });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({
        code: "rejected",
        billed: "no",
      });
      expect(server.received).toHaveLength(1);
    });

    it.each([301, 302, 303, 307, 308])("follows no redirect: %i", async (status) => {
      const elsewhere = await serve((received) => reply(received, { request_id: "x" }));
      const server = await serve(({ response }) => {
        response.writeHead(status, { location: `${elsewhere.baseUrl}/models/x` }).end();
      });
      const client = createClient({ baseUrl: server.baseUrl, token: "secret", retry: quick });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({
        code: "rejected",
        httpStatus: status,
        billed: "no",
      });
      expect([server.received.length, elsewhere.received.length]).toEqual([1, 0]);
    });

    it("knows the redirect that a browser hides", async () => {
      const hidden = Object.defineProperties(new Response(""), {
        type: { value: "opaqueredirect" },
        status: { value: 0 },
        ok: { value: false },
      });
      const api = fakeApi({ submit: () => hidden });
      const client = createClient({ fetch: api.fetch, token: "secret" });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({
        code: "rejected",
        billed: "no",
      });
    });

    it("takes an error code of zero, and a code that is no error, for what they are", async () => {
      const api = fakeApi({
        submit: () => json({ error_code: 0, code: 200, request_id: "job-1" }),
      });
      const job = await createClient({ fetch: api.fetch, token: "secret" }).submit(requestOf());
      expect(job.requestId).toBe("job-1");
    });
  });

  describe("that was told to wait (429, answered in full)", () => {
    it("is tried again, at most 4 times in all", async () => {
      const api = fakeApi({ submit: () => limited() });
      const client = createClient({ fetch: api.fetch, token: "secret", retry: quick });
      expect(await errorOf(client.run(requestOf()))).toMatchObject({
        code: "rate_limited",
        billed: "no",
        retryable: true,
      });
      expect(api.count("submit")).toBe(4);
    });

    it("waits between half and all of 0.5, 1 and 2 seconds", async () => {
      vi.useFakeTimers();
      const at: number[] = [];
      const api = fakeApi({
        submit: () => {
          at.push(performance.now());
          return limited();
        },
      });
      vi.spyOn(Math, "random")
        .mockReturnValueOnce(0)
        .mockReturnValueOnce(0.5)
        .mockReturnValueOnce(1);
      const error = errorOf(createClient({ fetch: api.fetch, token: "secret" }).run(requestOf()));
      await vi.runAllTimersAsync();
      await error;
      expect(at.map((time) => time - (at[0] ?? 0))).toEqual([0, 250, 1000, 3000]);
    });

    it.each([
      ["seconds", () => "3", 3000],
      ["a date", () => new Date(Date.now() + 7000).toUTCString(), 7000],
      ["a date that is over", () => new Date(0).toUTCString(), 500],
      ["rubbish", () => "soon", 500],
      ["less than nothing", () => "-5", 500],
      ["a minute", () => "60", 60_000],
    ])("honours Retry-After: %s", async (_, header, wantedMs) => {
      vi.useFakeTimers({ now: 1_700_000_000_000 });
      vi.spyOn(Math, "random").mockReturnValue(1);
      const at: number[] = [];
      const api = fakeApi({
        submit: (_sent, nth) => {
          at.push(performance.now());
          return nth === 1 ? limited({ "retry-after": header() }) : json({ request_id: "job-1" });
        },
      });
      const job = createClient({ fetch: api.fetch, token: "secret" }).submit(requestOf());
      await vi.runAllTimersAsync();
      await job;
      expect((at[1] ?? 0) - (at[0] ?? 0)).toBe(wantedMs);
    });

    it.each([
      ["more than a minute", "61", {}],
      ["an hour", "3600", {}],
      ["more than the time that is left", "10", { timeoutMs: 9_000 }],
    ])("gives up at once if Retry-After asks for %s", async (_, seconds, options) => {
      const api = fakeApi({ submit: () => limited({ "retry-after": seconds }) });
      const client = createClient({ fetch: api.fetch, token: "secret" });
      expect(await errorOf(client.run(requestOf(), options))).toMatchObject({
        code: "rate_limited",
        billed: "no",
      });
      expect(api.sent).toHaveLength(1);
    });
  });

  it.each([
    "blackforestlabs/flux-1-kontext/pro/edit",
    "bytedance/seedance-2.5/image-to-video/1080p",
    "kling/kling-video-o3/4K/..x",
  ])("goes to %s", async (modelId) => {
    const api = fakeApi();
    await createClient({ fetch: api.fetch, token: "secret" }).submit(requestOf({}, {}, modelId));
    expect(api.sent[0]?.url).toBe(`https://model-api.runcomfy.net/v1/models/${modelId}`);
  });

  it.each([
    "a/../../requests/job-1/cancel",
    "..\\..\\v1/requests/job-1/cancel",
    "%2e%2E/requests/job-1/cancel",
    "a/.\t./../requests/job-1/cancel",
    "a b",
    "a/.",
  ])("of a request made by hand goes nowhere else: %j", async (modelId) => {
    const api = fakeApi();
    const client = createClient({ fetch: api.fetch, token: "secret" });
    const error = await errorOf(client.submit(requestOf({}, {}, modelId)));
    expect(error).toMatchObject({ code: "bad_option", billed: "no" });
    expect(String(error)).toContain("modelId");
    expect(api.sent).toHaveLength(0);
  });

  it("never leaves the folder of models, whatever the model is called", async () => {
    const piece = fc.constantFrom(
      ..."./\\?#:@% \t",
      "..",
      "%2e",
      "%2F",
      "a",
      "requests/job-1/cancel",
    );
    const word = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(word, async (modelId) => {
        const api = fakeApi();
        const client = createClient({ fetch: api.fetch, token: "secret" });
        const error = await client.submit(requestOf({}, {}, modelId)).then(nothing, itself);
        const went = api.sent.map(({ url }) => new URL(url).pathname);
        if (went[0] === undefined) expect(error).toMatchObject({ code: "bad_option" });
        else expect(went[0]).toMatch(/^\/v1\/models\//);
      }),
    );
  });
});
