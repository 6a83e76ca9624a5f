import * as fc from "fast-check";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import { isComfygenError } from "../../src/runtime/errors.js";
import { type Endpoint, errorOf, fakeApi, json, model, never, requestOf } from "./api.js";

/** What can become of one request: whether it is certain that there is no job, and whether it may be sent again. */
const fates = {
  refusedConnection: () => Promise.reject(Object.assign(new TypeError(), { code: "ECONNREFUSED" })),
  tooMany: () => json({}, { status: 429 }),
  reset: () => Promise.reject(Object.assign(new TypeError(), { cause: { code: "ECONNRESET" } })),
  broken: () => json({}, { status: 500 }),
  html: () => new Response("<html>"),
  noAnswer: never,
  refused: () => json({}, { status: 422 }),
  errorCode: () => json({ error_code: 400002 }),
  good: undefined,
};
type Fate = keyof typeof fates;
const again: readonly Fate[] = ["refusedConnection", "tooMany"];

const fate = fc.constantFrom(...(Object.keys(fates) as Fate[]));
const many = fc.array(fate, { maxLength: 6 });
const story = fc.record({ submit: many, status: many, result: many, cancel: many });

/** An API where the nth request to an endpoint meets the nth fate, and all goes well after that. */
function apiOf(told: Readonly<Record<Endpoint, Fate[]>>) {
  const usual = fakeApi();
  const meet = (endpoint: Endpoint) => ({
    [endpoint]: (
      { url, init }: { url: string; init: (typeof usual.sent)[0]["init"] },
      nth: number,
    ) => {
      const met = fates[told[endpoint][nth - 1] ?? "good"];
      return met ? met() : usual.fetch(url, init);
    },
  });
  return fakeApi({ ...meet("submit"), ...meet("status"), ...meet("result"), ...meet("cancel") });
}

const runOn = (api: ReturnType<typeof fakeApi>, signal?: AbortSignal) =>
  createClient({
    fetch: api.fetch,
    token: "secret-token",
    retry: { firstMs: 1, maxMs: 1 },
  }).run(requestOf(), { signal, poll: { firstMs: 1 }, requestTimeoutMs: 5, timeoutMs: 1_000 });

afterEach(() => {
  vi.useRealTimers();
});

/** All that an error can show. */
const shownOf = (error: unknown): string[] => [
  inspect(error, { depth: 9, showHidden: true }),
  JSON.stringify(error),
  String((error as Error).stack),
];

describe("whatever happens", () => {
  it("no submit follows one whose outcome is unknown, and the error says what is known", async () => {
    vi.useFakeTimers();
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const api = apiOf(told);
        const settling = Promise.allSettled([runOn(api)]);
        await vi.runAllTimersAsync();
        const settled = await settling;
        const firstOther = told.submit.findIndex((one) => !again.includes(one));
        const wanted = Math.min(4, (firstOther === -1 ? told.submit.length : firstOther) + 1);
        expect(api.count("submit")).toBe(wanted);
        expect(api.count("cancel")).toBe(0);

        const last = told.submit[wanted - 1] ?? "good";
        const certainlyNone = [...again, "refused", "errorCode"].includes(last);
        const [result] = settled;
        expect(result.status === "fulfilled" ? last : "good").toBe("good");
        if (result.status === "fulfilled") return;
        if (!isComfygenError(result.reason)) throw result.reason;
        const { billed, requestId, code } = result.reason;
        expect(billed).toBe(certainlyNone ? "no" : "maybe");
        expect(requestId).toBe(last === "good" ? "job-1" : undefined);
        if (last !== "good" && !certainlyNone) expect(code).toBe("submit_unknown");
      }),
      { numRuns: 200 },
    );
  });

  it("an abort at any request ends the call, asks at most once for a cancel, and says what came of it", async () => {
    vi.useFakeTimers();
    await fc.assert(
      fc.asyncProperty(story, fc.integer({ min: 1, max: 6 }), async (told, nth) => {
        const abort = new AbortController();
        const api = apiOf(told);
        const fetch: typeof api.fetch = (url, init) => {
          if (api.sent.length + 1 === nth) queueMicrotask(() => abort.abort());
          return api.fetch(url, init);
        };
        const settling = Promise.allSettled([runOn({ ...api, fetch }, abort.signal)]);
        await vi.runAllTimersAsync(); // 10 seconds, where the job is looked after
        const [result] = await settling;
        const error: unknown = result.status === "rejected" ? result.reason : undefined;
        if (!isComfygenError(error, "aborted")) return;
        const outcome = await error.cancellation;
        expect(api.count("submit")).toBeLessThanOrEqual(4);
        expect(api.count("cancel")).toBeLessThanOrEqual(1);
        if (error.billed === "no") expect(api.count("status")).toBe(0);
        if (outcome === "cancelled") expect(error.requestId).toBe("job-1");
        if (error.requestId !== undefined) expect(api.count("cancel")).toBe(1);
      }),
      { numRuns: 200 },
    );
  });

  it("the token is never shown", async () => {
    // The first character keeps it from being a word of this file's path, which stands in every stack.
    const token = fc.stringMatching(/^~[!-~]{8,40}$/);
    await fc.assert(
      fc.asyncProperty(token, fc.constantFrom(200, 400, 401, 500), async (secret, status) => {
        const echo = (): Response => json({ error: secret, [secret]: [secret] }, { status });
        const api = fakeApi({ submit: echo });
        const error = await errorOf(
          createClient({ fetch: api.fetch, token: secret }).run(requestOf()),
        );
        expect(api.sent[0]?.init.headers["authorization"]).toBe(`Bearer ${secret}`);
        for (const text of shownOf(error)) expect(text.includes(secret)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("no token of a client is ever shown, however many it had and whichever the server repeats", async () => {
    // Letters that can stand in an id too: a server may give a token for a request id.
    const tokens = fc.uniqueArray(fc.stringMatching(/^zz[A-Za-z0-9_-]{8,40}$/), {
      minLength: 1,
      maxLength: 8,
    });
    const echo = fc.constantFrom("error", "status", "request_id", "detail");
    const cut = fc.constantFrom(0, 490, 1_990);
    await fc.assert(
      fc.asyncProperty(tokens, fc.nat(), echo, cut, async (all, pick, field, length) => {
        const secret = all[pick % all.length] ?? "";
        let nth = 0;
        const answer = (usual: object): Response =>
          json(nth < all.length ? usual : { [field]: "x".repeat(length) + secret });
        const api = fakeApi({
          submit: () => answer({ request_id: "job-1" }),
          status: () => answer({ status: "in_progress" }),
        });
        const next = (): string => all[nth++ % all.length] ?? "";
        const client = createClient({ fetch: api.fetch, token: next, retry: { firstMs: 1 } });
        const errors: unknown[] = [];
        for (let call = 0; call <= all.length; call += 1) {
          const calls = [
            client.submit(requestOf()),
            client.job(model, "job-1").result({ timeoutMs: 1 }),
          ];
          for (const result of await Promise.allSettled(calls)) {
            if (result.status === "rejected") errors.push(result.reason);
            else expect(all).not.toContain(result.value.requestId);
          }
        }
        expect(errors.length).toBeGreaterThan(0);
        for (const text of errors.flatMap(shownOf)) {
          for (const one of all) expect(text).not.toContain(one.slice(0, 10));
        }
      }),
      { numRuns: 50 },
    );
  });
});
