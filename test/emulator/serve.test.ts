import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import {
  createEmulator,
  serveEmulator,
  type EmulatorServer,
  type FaultPlan,
} from "../../src/emulator/index.js";
import { callsTo, json } from "./calls.js";
import { draw, models } from "./models.js";

const servers: EmulatorServer[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(plan: FaultPlan = []) {
  const emulator = createEmulator({ models, plan });
  const server = await serveEmulator(emulator);
  servers.push(server);
  return { emulator, server, ...callsTo(fetch, server.url) };
}

/** The port is open or not, whatever fetch keeps alive. */
async function isListening({ url }: EmulatorServer): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

it("serves a job and its files at its own address", async () => {
  const { emulator, server, ...calls } = await serve();
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const submit = await json(calls.submit(draw.id, { prompt: "x" }));
  expect(submit.status_url).toBe(`${server.url}/requests/${String(submit.request_id)}/status`);
  const { output } = await json(calls.result(String(submit.request_id)));
  const { image } = output as { image: string };
  expect(new URL(image).origin).toBe(new URL(server.url).origin);
  const file = await fetch(image);
  expect(file.headers.get("content-type")).toBe("image/png");
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  const same = await emulator.fetch(image);
  expect(Buffer.from(await same.arrayBuffer()).equals(bytes)).toBe(true);
  expect(emulator.requests.count({ endpoint: "file" })).toBe(2);
});

it("answers HEAD as it would GET, without the body", async () => {
  const { get, server } = await serve();
  const whole = await get("/models");
  const head = await fetch(`${server.url}/models`, {
    method: "HEAD",
    headers: { authorization: "Bearer x" },
  });
  expect(head.status).toBe(200);
  expect(head.headers.get("content-type")).toBe(whole.headers.get("content-type"));
  expect(await head.text()).toBe("");
});

it("takes 100 submits at once, each once", async () => {
  const { emulator, submit } = await serve();
  const bodies = Array.from({ length: 100 }, (_, at) => ({ prompt: String(at) }));
  const ids = await Promise.all(
    bodies.map(async (body) => (await json(submit(draw.id, body))).request_id),
  );
  expect(new Set(ids).size).toBe(100);
  expect(emulator.requests.count({ createdJob: true })).toBe(100);
  const received = emulator.requests.all.map(({ body }) => JSON.stringify(body)).toSorted();
  expect(received).toEqual(bodies.map((body) => JSON.stringify(body)).toSorted());
});

it("closes at once, whatever hangs", async () => {
  const { emulator, server, get } = await serve([{ fault: "hang-before-headers", on: "catalog" }]);
  const hanging = get("/models").catch((error: unknown) => error);
  const half = await get("/requests/x/status", {
    headers: { "x-comfygen-fault": "hang-in-body" },
  });
  const slow = await get("/requests/x/status", {
    headers: { "x-comfygen-fault": "slow-body=600000" },
  }).catch((error: unknown) => error);
  const idle = connect(Number(new URL(server.url).port), "127.0.0.1");
  await once(idle, "connect");
  idle.on("error", () => undefined);
  const idleClosed = once(idle, "close");

  await server.close();
  await server.close();
  expect(await hanging).toMatchObject({ message: "fetch failed" });
  await expect(half.text()).rejects.toThrow("terminated");
  if (slow instanceof Response) await expect(slow.text()).rejects.toThrow("terminated");
  await idleClosed;
  expect(await isListening(server)).toBe(false);
  expect(emulator.requests.count()).toBe(3);
});

it("survives callers that leave in the middle", async () => {
  const { emulator, get } = await serve();
  const faults = ["slow-body=50", "hang-in-body", "reset-in-answer", "hang-before-headers"];
  const leave = async (fault: string) => {
    const caller = new AbortController();
    const headers = { "x-comfygen-fault": fault };
    const answer = get("/models", { headers, signal: caller.signal });
    if (fault !== "hang-before-headers") await (await answer).body?.cancel();
    caller.abort();
    await answer.catch(() => undefined);
  };
  await Promise.all(faults.map(leave));
  expect((await get("/models")).status).toBe(200);
  expect(emulator.requests.count({ endpoint: "catalog", status: 200 })).toBeGreaterThan(0);
});

it("refuses and accepts connections when told to", async () => {
  const { emulator, server, get } = await serve();
  const keptAlive = [get("/models"), get("/models"), get("/models")];
  for (const response of await Promise.all(keptAlive)) await response.text();
  await server.refuse();
  await expect(get("/models")).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  expect(await isListening(server)).toBe(false);
  expect(emulator.requests.count()).toBe(3);
  await Promise.all([server.accept(), server.accept()]);
  expect(await isListening(server)).toBe(true);
  expect((await get("/models")).status).toBe(200);
});

it("refuses connections for a time after an answer, by plan", async () => {
  // The time is over when the test says so, however long the machine takes for the rest.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const plan = [{ on: "catalog", nth: 1, fault: "refuse-connections", argument: 30 }] as const;
  const { emulator, server, get } = await serve(plan);
  const answer = await get("/models");
  expect(answer.headers.get("connection")).toBe("close");
  expect((await json(answer)).total).toBe(models.length);
  await vi.advanceTimersByTimeAsync(29);
  await expect(get("/models")).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  await vi.advanceTimersByTimeAsync(1);
  while (!(await isListening(server)));
  expect((await get("/models")).status).toBe(200);
  expect(emulator.requests.count()).toBe(2);
});

it("refuses even while it is about to accept", async () => {
  const { server } = await serve();
  await server.refuse();
  await Promise.all([server.accept(), server.refuse()]);
  expect(await isListening(server)).toBe(false);
  await server.accept();
  expect(await isListening(server)).toBe(true);
});

it("closes while it refuses", async () => {
  const { server } = await serve();
  await server.refuse();
  await server.close();
  await server.accept();
  expect(await isListening(server)).toBe(false);
});

it("says why it can't listen", async () => {
  const { emulator, server } = await serve();
  const port = Number(new URL(server.url).port);
  await expect(serveEmulator(emulator, { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

it("gives a URL that reaches it where it listens at every address", async () => {
  const { emulator } = await serve();
  const server = await serveEmulator(emulator, { host: "0.0.0.0" });
  servers.push(server);
  expect((await callsTo(fetch, server.url).get("/models")).status).toBe(200);
});

it("leaves the classes of the process alone", async () => {
  const before = [globalThis.Request, globalThis.Response, globalThis.fetch];
  await serve();
  expect([globalThis.Request, globalThis.Response, globalThis.fetch]).toEqual(before);
});
