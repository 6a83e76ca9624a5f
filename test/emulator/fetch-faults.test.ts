import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createEmulator, FAULT_NAMES } from "../../src/emulator/index.js";
import { callsTo, Clock } from "./calls.js";
import { draw } from "./models.js";

const clock = new Clock();
const emulator = createEmulator({ models: [draw], now: clock.now });
const url = "https://x.test/v1/models";
const headers = { authorization: "Bearer x" };
const withFault = (fault: string) => ({ ...headers, "x-comfygen-fault": fault });

describe("fetch takes what fetch takes", () => {
  const uncached = { headers, cache: "no-store" };
  it.each<[string, string | URL | Request, RequestInit | undefined]>([
    ["a string", url, { headers }],
    ["a URL", new URL(url), uncached],
    ["a Request", new Request(url, { headers }), undefined],
    ["a Request and more", new Request(url), { headers, signal: null }],
  ])("%s", async (_name, input, init) => {
    const { fetch } = emulator;
    expect((await fetch(input, init)).status).toBe(200);
  });

  it("a stream for a body", async () => {
    const body: ReadableStream = new Blob(['{"prompt":', '"x"}']).stream();
    const init: RequestInit = { method: "POST", body, duplex: "half" };
    const type = { ...headers, "content-type": "application/json" };
    const response = await emulator.fetch(`${url}/${draw.id}`, { ...init, headers: type });
    expect(response.status).toBe(200);
  });

  it("no relative URL", async () => {
    await expect(emulator.fetch("/v1/models")).rejects.toThrow(TypeError);
  });
});

describe("a signal", () => {
  it("that is aborted sends nothing", async () => {
    const before = emulator.requests.count();
    const reason = new Error("enough");
    for (const input of [url, new Request(url, { signal: AbortSignal.abort(reason) })]) {
      const signal = typeof input === "string" ? { signal: AbortSignal.abort(reason) } : {};
      await expect(emulator.fetch(input, signal)).rejects.toBe(reason);
    }
    expect(emulator.requests.count()).toBe(before);
  });

  it("ends what hangs, with its reason", async () => {
    const caller = new AbortController();
    const { signal } = caller;
    const whole = emulator.fetch(url, { headers: withFault("hang-before-headers"), signal });
    const body = await emulator.fetch(url, { headers: withFault("hang-in-body"), signal });
    const slow = await emulator.fetch(url, { headers: withFault("slow-body=600000"), signal });
    const reason = new Error("enough");
    const ends = [whole, body.text(), slow.text()].map((end) => expect(end).rejects.toBe(reason));
    caller.abort(reason);
    await Promise.all(ends);
  });

  it("has no listener left when all is read, whatever went wrong", async () => {
    const { signal } = new AbortController();
    for (const fault of FAULT_NAMES.filter((name) => !name.startsWith("hang"))) {
      const argument = fault === "slow-body" ? "=1" : fault === "refuse-connections" ? "=0" : "";
      await emulator
        .fetch(url, { headers: withFault(fault + argument), signal, redirect: "manual" })
        .then((response) => response.arrayBuffer())
        .catch(() => undefined);
      expect(getEventListeners(signal, "abort"), fault).toEqual([]);
    }
  });

  it("has no listener left when the body is not wanted", async () => {
    const { signal } = new AbortController();
    const response = await emulator.fetch(url, { headers: withFault("hang-in-body"), signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await response.body?.cancel();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

it("refuses connections for a time", async () => {
  const calls = callsTo(emulator.fetch);
  const before = emulator.requests.count();
  expect(
    (await calls.get("/models", { headers: withFault("refuse-connections=500") })).status,
  ).toBe(200);
  const refused = { message: "fetch failed", cause: { code: "ECONNREFUSED" } };
  await expect(calls.get("/models")).rejects.toMatchObject(refused);
  clock.time += 499;
  await expect(calls.get("/models")).rejects.toMatchObject(refused);
  clock.time += 1;
  expect((await calls.get("/models")).status).toBe(200);
  expect(emulator.requests.count()).toBe(before + 2);
});

function redirected(redirect: "follow" | "error" | "manual"): Promise<Response> {
  return emulator.fetch(url, { headers: withFault("redirect-302"), redirect });
}

describe("a redirect", () => {
  it("is handed over where the caller wants that", async () => {
    expect((await redirected("manual")).status).toBe(302);
  });

  it("leads nowhere where it is followed", async () => {
    await expect(redirected("follow")).rejects.toMatchObject({ cause: { code: "ENOTFOUND" } });
  });

  it("is an error where the caller wants that", async () => {
    await expect(redirected("error")).rejects.toMatchObject({
      message: "fetch failed",
      cause: { message: "unexpected redirect" },
    });
  });
});
