import { afterEach, describe, expect, it } from "vitest";
import {
  createEmulator,
  ENDPOINTS,
  FAULT_NAMES,
  serveEmulator,
  takesEffect,
  type EmulatorServer,
  type FaultName,
  type FaultPlan,
} from "../../src/emulator/index.js";
import type { Json } from "../../src/model/json.js";
import { callsTo, Clock, json } from "./calls.js";
import { draw, models } from "./models.js";

type Endpoint = (typeof ENDPOINTS)[number];

/** What a caller sees of the true answers: their properties. */
const USUAL: Readonly<Record<Endpoint, readonly string[]>> = {
  submit: ["request_id", "status_url", "result_url", "cancel_url"],
  status: ["request_id", "status", "status_url", "result_url"],
  result: ["request_id", "created_at", "finished_at", "status", "output"],
  cancel: ["request_id", "status", "outcome"],
  catalog: ["models", "total"],
  file: [],
};

/** What a caller sees of each fault: at every endpoint, or at those where it is not just the true answer. */
const SEEN: Readonly<Record<FaultName, string | Partial<Record<Endpoint, string>>>> = {
  "reset-before-body": "ECONNRESET",
  "reset-after-body": "ECONNRESET",
  "reset-in-answer": "cut",
  "hang-before-headers": "nothing",
  "hang-in-body": "half",
  "slow-body": {},
  "refuse-connections": {},
  "4xx-error-message": "400 {error_message}",
  "4xx-message": "400 {message}",
  "4xx-error-string": "400 {error}",
  "4xx-error-object": "400 {error}",
  "4xx-detail-string": "400 {detail}",
  "4xx-detail-array": "400 {detail}",
  "4xx-error-code": "400 {error_code}",
  "4xx-code": "400 {code}",
  "4xx-html": "400 text/html",
  "5xx-error-message": "503 {error_message}",
  "5xx-message": "503 {message}",
  "5xx-error-string": "503 {error}",
  "5xx-error-object": "503 {error}",
  "5xx-detail-string": "503 {detail}",
  "5xx-detail-array": "503 {detail}",
  "5xx-error-code": "503 {error_code}",
  "5xx-code": "503 {code}",
  "5xx-html": "503 text/html",
  "200-error-code": "200 {error_code}",
  "429-seconds": "429 {message} after 1",
  "429-date": "429 {message} after Fri, 20 Nov 2026 00:00:01 GMT",
  "429-rubbish": "429 {message} after in a while",
  "429-hour": "429 {message} after 3600",
  "redirect-301": "301 to https://elsewhere.invalid/",
  "redirect-302": "302 to https://elsewhere.invalid/",
  "redirect-307": "307 to https://elsewhere.invalid/",
  "redirect-308": "308 to https://elsewhere.invalid/",
  "html-as-json": "200 unreadable",
  "truncated-json": {
    submit: "200 unreadable",
    status: "200 unreadable",
    result: "200 unreadable",
    cancel: "202 unreadable",
    catalog: "200 unreadable",
    file: "half a file",
  },
  "no-request-id": {
    submit: "200 {status_url,result_url,cancel_url}",
    status: "200 {status,status_url,result_url}",
    result: "200 {created_at,finished_at,status,output}",
    cancel: "202 {status,outcome}",
  },
  "missing-status": {
    status: "200 {request_id,status_url,result_url}",
    result: "200 {request_id,created_at,finished_at,output}",
    cancel: "202 {request_id,outcome}",
  },
  "unknown-status": {
    status: "200 {request_id,status=warming_up,status_url,result_url}",
    result: "200 {request_id,created_at,finished_at,status=warming_up,output}",
    cancel: "202 {request_id,status=warming_up,outcome}",
  },
  "result-not-ready": {
    status: "200 {request_id,status=in_progress,status_url,result_url}",
    result: "200 {request_id,created_at,status=in_progress}",
    cancel: "202 {request_id,status=in_progress,outcome}",
  },
  "completed-then-failed": {
    result: "200 {request_id,created_at,finished_at,status=failed,error}",
    file: "404 {message}",
  },
};

const servers: EmulatorServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(isServed: boolean, plan: FaultPlan, queueMs = 0) {
  const clock = new Clock();
  const arrived: (() => void)[] = [];
  const emulator = createEmulator({
    models,
    plan,
    queueMs,
    now: clock.now,
    onRequest: () => arrived.shift()?.(),
  });
  const arrival = (): Promise<void> => new Promise((resolve) => void arrived.push(resolve));
  if (!isServed) return { clock, emulator, arrival, calls: callsTo(emulator.fetch) };
  const server = await serveEmulator(emulator);
  servers.push(server);
  return { clock, emulator, arrival, calls: callsTo(fetch, server.url) };
}
type Started = Awaited<ReturnType<typeof start>>;

function call(endpoint: Endpoint, { calls, emulator }: Started, id: string, init: RequestInit) {
  switch (endpoint) {
    case "submit":
      return calls.submit(draw.id, { prompt: "x" }, init);
    case "catalog":
      return calls.get("/models", init);
    case "file":
      return calls.get(`/../files/${id}/0.png`, init);
    default:
      expect(emulator.requests.count({ createdJob: true })).toBe(1);
      return calls[endpoint](id, init);
  }
}

/** What the caller sees, in a few words. `another` proves that time has passed: a whole exchange with the emulator. */
async function seen(
  name: FaultName,
  send: (signal: AbortSignal) => Promise<Response>,
  arrival: Promise<void>,
  another: () => Promise<unknown>,
): Promise<string> {
  const caller = new AbortController();
  let response: Response;
  try {
    const answer = send(caller.signal);
    if (name === "hang-before-headers") {
      answer.catch(() => undefined);
      await arrival;
      await another();
      caller.abort();
    }
    response = await answer;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === "AbortError") return "nothing";
    expect(error).toMatchObject({ name: "TypeError", message: "fetch failed" });
    return String((error.cause as { code?: unknown }).code);
  }

  const { status, headers } = response;
  if (status >= 300 && status < 400) return `${status} to ${headers.get("location")}`;
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      if (name !== "hang-in-body") continue;
      await another();
      caller.abort();
    }
  } catch (error) {
    expect(chunks.length).toBeGreaterThan(0);
    if (!(error instanceof Error)) throw error;
    if (error.name === "AbortError") return "half";
    expect(error).toMatchObject({ name: "TypeError", message: "terminated" });
    expect(error.cause).toMatchObject({ code: "UND_ERR_SOCKET" });
    return "cut";
  }
  if (name === "slow-body") expect(chunks.length).toBeGreaterThan(1);

  const type = headers.get("content-type") ?? "";
  const bytes = Buffer.concat(chunks);
  if (type === "image/png") return bytes.includes("IEND") ? "200 {}" : "half a file";
  if (!type.startsWith("application/json")) return `${status} ${type.split(";")[0]}`;
  const retryAfter = headers.get("retry-after");
  try {
    const body = JSON.parse(bytes.toString()) as Record<string, Json>;
    const properties = Object.entries(body).map(([key, value]) =>
      key === "status" && typeof value === "string" && !/^(completed|succeeded)$/.test(value)
        ? `status=${value}`
        : key,
    );
    return `${status} {${properties.join()}}${retryAfter ? ` after ${retryAfter}` : ""}`;
  } catch {
    return `${status} unreadable`;
  }
}

function wanted(name: FaultName, endpoint: Endpoint): string {
  const seenAt = SEEN[name];
  const special = typeof seenAt === "string" ? seenAt : seenAt[endpoint];
  return special ?? `${endpoint === "cancel" ? 202 : 200} {${USUAL[endpoint].join()}}`;
}

const ARGUMENTS: Partial<Record<FaultName, string>> = {
  "slow-body": "30",
  "refuse-connections": "0",
};

describe.each([
  ["over a socket", true],
  ["without a socket", false],
])("%s", (_transport, isServed) => {
  describe.each(["by the request's header", "by plan"])("%s", (way) => {
    it.each(FAULT_NAMES)("%s looks the same at every endpoint as said", async (fault) => {
      const argument = ARGUMENTS[fault];
      const visit = async (endpoint: Endpoint) => {
        const isPlanned = way === "by plan";
        const rule = { on: endpoint, fault, ...(argument && { argument }) };
        const started = await start(isServed, isPlanned ? [rule] : []);
        const isSubmit = endpoint === "submit";
        const job = isSubmit ? {} : await json(started.calls.submit(draw.id, { prompt: "x" }));
        const header = argument === undefined ? fault : `${fault}=${argument}`;
        const init = isPlanned ? {} : { headers: { "x-comfygen-fault": header } };
        const what = await seen(
          fault,
          (signal) => call(endpoint, started, String(job.request_id), { ...init, signal }),
          started.arrival(),
          () => started.calls.get("/elsewhere").then((response) => response.text()),
        );
        const log = started.emulator.requests;
        expect(log.count({ endpoint, fault })).toBe(1);
        if (isSubmit) expect(log.count({ createdJob: true })).toBe(takesEffect(fault) ? 1 : 0);
        return [endpoint, what];
      };
      const all = await Promise.all(ENDPOINTS.map(visit));
      expect(all).toEqual(ENDPOINTS.map((endpoint) => [endpoint, wanted(fault, endpoint)]));
    });
  });
});

it.each(FAULT_NAMES)("%s lets a cancel have its effect or not, as said", async (fault) => {
  const { calls, arrival } = await start(false, [], 1000);
  const id = String((await json(calls.submit(draw.id, { prompt: "x" }))).request_id);
  const arrived = arrival();
  const argument = ARGUMENTS[fault];
  const headers = { "x-comfygen-fault": argument === undefined ? fault : `${fault}=${argument}` };
  const caller = new AbortController();
  calls.cancel(id, { headers, signal: caller.signal }).catch(() => undefined);
  await arrived;
  const { status } = await json(calls.status(id));
  expect(status).toBe(takesEffect(fault) ? "cancelled" : "in_queue");
  caller.abort();
});

async function submitWith(fault: string): Promise<Response> {
  const { calls } = await start(false, []);
  return calls.submit(draw.id, { prompt: "x" }, { headers: { "x-comfygen-fault": fault } });
}

describe("an argument", () => {
  it.each<[string, number, Json]>([
    ["4xx-error-code=400004", 400, { error_code: 400004 }],
    ["4xx-error-code=404", 404, { error_code: 404001 }],
    ["4xx-code=403001", 403, { code: 403001 }],
    ["5xx-code=502", 502, { code: 502001 }],
    ["200-error-code", 200, { error_code: 400002 }],
    ["200-error-code=404001", 200, { error_code: 404001 }],
  ])("%s gives HTTP %i", async (fault, status, body) => {
    const response = await submitWith(fault);
    expect(response.status).toBe(status);
    expect(await json(response)).toEqual(body);
  });

  it.each([
    ["429-seconds=7", "7"],
    ["429-date=90", "Fri, 20 Nov 2026 00:01:30 GMT"],
  ])("%s asks to wait", async (fault, want) => {
    expect((await submitWith(fault)).headers.get("retry-after")).toBe(want);
  });

  it("is the URL that a redirect leads to", async () => {
    const response = await submitWith("redirect-307=http://127.0.0.1:1/a?b=c");
    expect(response.headers.get("location")).toBe("http://127.0.0.1:1/a?b=c");
  });

  it.each([
    ["completed-then-failed", "The GPU ran out of memory."],
    ["completed-then-failed=object", { message: "The GPU ran out of memory.", node: "57" }],
  ])("%s says what the job ends with", async (fault, error) => {
    const { calls } = await start(false, []);
    const headers = { "x-comfygen-fault": fault };
    const submit = await json(calls.submit(draw.id, { prompt: "x" }, { headers }));
    const id = String(submit.request_id);
    expect((await json(calls.status(id))).status).toBe("completed");
    expect(await json(calls.result(id))).toMatchObject({ status: "failed", error });
  });

  it.each([
    "4xx-message=503",
    "5xx-message=404",
    "5xx-message=50",
    "slow-body=-1",
    "slow-body=",
    "refuse-connections=1e9",
    "429-date=soon",
    "redirect-301=elsewhere",
    "completed-then-failed=x",
    "no-such-fault",
    "constructor",
    "",
  ])("of the wrong kind is refused: %j", async (fault) => {
    const response = await submitWith(fault);
    expect(response.status).toBe(400);
    expect((await json(response)).message).toMatch(/fault/);
  });
});
