import { describe, expect, it } from "vitest";
import type { Json } from "../../src/model/json.js";
import { createEmulator, type EmulatorOptions } from "../../src/emulator/index.js";
import { callsTo, Clock, json } from "./calls.js";
import { categories, draw, drawFast, flf, flfBody, models, sing } from "./models.js";

function start(options: Partial<EmulatorOptions> = {}) {
  const clock = new Clock();
  const emulator = createEmulator({ models, now: clock.now, ...options });
  return { clock, emulator, ...callsTo(emulator.fetch) };
}

async function submitted(
  calls: Pick<ReturnType<typeof start>, "submit">,
  model = flf.id,
  body: Json = flfBody,
) {
  return String((await json(calls.submit(model, body))).request_id);
}

describe("a job", () => {
  it("waits, runs and succeeds", async () => {
    const api = start({ queueMs: 1000, runMs: 5000 });
    const submit = await api.submit(flf.id, flfBody);
    expect(submit.status).toBe(200);
    const { request_id: id, ...urls } = await json(submit);
    expect(id).toMatch(/^[A-Za-z0-9_-]{1,128}$/);
    const base = `https://model-api.runcomfy.net/v1/requests/${String(id)}`;
    expect(urls).toEqual({
      status_url: `${base}/status`,
      result_url: `${base}/result`,
      cancel_url: `${base}/cancel`,
    });

    const { cancel_url: _, ...links } = urls;
    const created = { request_id: id, created_at: "2026-11-20T00:00:00.000Z" };
    expect(await json(api.status(String(id)))).toEqual({
      request_id: id,
      status: "in_queue",
      queue_position: 1,
      ...links,
    });
    expect(await json(api.result(String(id)))).toEqual({ ...created, status: "in_queue" });

    api.clock.time += 1000;
    const running = { request_id: id, status: "in_progress", ...links };
    expect(await json(api.status(String(id)))).toEqual(running);
    expect(await json(api.result(String(id)))).toEqual({ ...created, status: "in_progress" });

    api.clock.time += 5000;
    expect(await json(api.status(String(id)))).toEqual({ ...running, status: "completed" });
    const result = await api.result(String(id));
    expect(result.status).toBe(200);
    const files = `https://model-api.runcomfy.net/files/${String(id)}`;
    expect(await json(result)).toEqual({
      ...created,
      status: "succeeded",
      finished_at: "2026-11-20T00:00:06.000Z",
      output: {
        image: `${files}/0.png`,
        video: `${files}/0.mp4`,
        images: [`${files}/0.png`],
        videos: [`${files}/0.mp4`],
      },
    });
  });

  it("is done when first asked about, unless told otherwise", async () => {
    const api = start();
    expect((await json(api.status(await submitted(api)))).status).toBe("completed");
  });

  it("is cancelled while it waits, and only then", async () => {
    const api = start({ queueMs: 1000, runMs: 1000 });
    const waiting = await submitted(api);
    const cancel = await api.cancel(waiting);
    expect(cancel.status).toBe(202);
    const cancelled = { request_id: waiting, status: "cancelled", outcome: "cancelled" };
    expect(await json(cancel)).toEqual(cancelled);
    expect(await json(api.cancel(waiting))).toEqual(cancelled);
    expect((await json(api.status(waiting))).status).toBe("cancelled");
    const result = await json(api.result(waiting));
    expect(result.status).toBe("cancelled");
    expect(result).not.toHaveProperty("output");

    const running = await submitted(api);
    api.clock.time += 1000;
    const refused = { request_id: running, outcome: "not_cancellable" };
    expect(await json(api.cancel(running))).toEqual({ ...refused, status: "in_progress" });
    api.clock.time += 1000;
    expect(await json(api.cancel(running))).toEqual({ ...refused, status: "completed" });
    expect((await json(api.result(running))).status).toBe("succeeded");
  });

  it.each([
    [flf, flfBody, 0.57],
    [draw, { prompt: "" }, 0.04],
    [drawFast, {}, undefined],
    [{ ...draw, id: "a/b", price: { usd: 1, unit: "megapixel" } }, { prompt: "" }, undefined],
  ])("of $id costs what the unit allows to say, if asked", async (model, body, cost) => {
    const api = start({ models: [model] });
    const id = String((await json(api.submit(model.id, body))).request_id);
    expect((await json(api.get(`/requests/${id}/result?include_cost=true`))).cost).toBe(cost);
    expect(await json(api.result(id))).not.toHaveProperty("cost");
  });

  it("never has the id of a job of an emulator started at another time", async () => {
    const clock = new Clock();
    const seen = new Set<string>();
    for (let restart = 0; restart < 3; restart++) {
      const api = start({ now: clock.now });
      for (let count = 0; count < 3; count++) seen.add(await submitted(api));
      clock.time += 1;
    }
    expect(seen.size).toBe(9);
  });
});

describe("ids", () => {
  it.each(models.map(({ id }) => [id]))("%s can be run and looked up", async (id) => {
    const api = start();
    const body = { ...flfBody, prompt: "" };
    expect((await api.submit(id, body)).status).toBe(200);
    expect(api.emulator.requests.all[0]).toMatchObject({ endpoint: "submit", modelId: id });
    if (id === categories.id) return;
    expect((await json(api.get(`/models/${id}`))).model_id).toBe(id);
  });

  it("have to be right to the letter", async () => {
    const api = start();
    const statuses = await Promise.all(
      [
        "acme/draw",
        "acme/Draw/text-to-image",
        "acme/draw/text-to-image/",
        "acme%2Fdraw%2Ftext-to-image",
        "acme/draw//text-to-image",
        "constructor",
        "__proto__",
      ].map(async (id) => {
        const submit = await json(api.submit(id, { prompt: "" }));
        const lookup = await json(api.get(`/models/${id}`));
        expect(lookup.error_code).toBe(submit.error_code);
        return [id, submit.error_code];
      }),
    );
    expect(statuses).toEqual([
      ["acme/draw", 404001],
      ["acme/Draw/text-to-image", 404001],
      ["acme/draw/text-to-image/", 400001],
      ["acme%2Fdraw%2Ftext-to-image", 400001],
      ["acme/draw//text-to-image", 400001],
      ["constructor", 404001],
      ["__proto__", 404001],
    ]);
  });

  it.each([
    ["emu_1_1", 404, 404001],
    ["constructor", 404, 404001],
    ["a.b", 400, 400001],
    ["x".repeat(129), 400, 400001],
  ])("a request id %s is answered with %i", async (id, status, code) => {
    const api = start();
    for (const response of await Promise.all([api.status(id), api.result(id), api.cancel(id)])) {
      expect(response.status).toBe(status);
      expect((await json(response)).error_code).toBe(code);
    }
  });
});

describe("the token", () => {
  it.each([
    ["Bearer x", true],
    ["bearer x", true],
    ["Bearer invalid", false],
    ["Bearer ", false],
    ["Bearer", false],
    ["Basic x", false],
    ["", false],
  ])("%j is taken: %s", async (authorization, isTaken) => {
    const api = start();
    const headers = { authorization };
    const id = await submitted(api);
    const responses = await Promise.all([
      api.submit(draw.id, { prompt: "" }, { headers }),
      api.status(id, { headers }),
      api.result(id, { headers }),
      api.cancel(id, { headers }),
      api.get("/models", { headers }),
      api.get("/models/categories", { headers }),
      api.get(`/models/${draw.id}`, { headers }),
    ]);
    for (const response of responses) {
      expect(response.status < 300).toBe(isTaken);
      if (isTaken) continue;
      expect(response.status).toBe(400);
      expect((await json(response)).error_code).toBe(400004);
    }
    expect(api.emulator.requests.count({ authorized: false })).toBe(isTaken ? 0 : 7);
  });

  it("is not asked for by output files", async () => {
    const api = start();
    const { output } = await json(api.result(await submitted(api, sing.id, { prompt: "" })));
    const response = await api.emulator.fetch((output as { audio: string }).audio);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("audio/wav");
  });
});

describe("a body", () => {
  it("is checked against the published schema", async () => {
    const api = start();
    const response = await api.submit(flf.id, { ...flfBody, "6_text": 7, "57_steps": 5 });
    expect(response.status).toBe(422);
    expect(await json(response)).toEqual({
      detail: [
        { loc: ["body", "6_text"], msg: "must be string", type: "type" },
        { loc: ["body", "57_steps"], msg: "must be >= 6", type: "minimum" },
      ],
    });
    expect(api.emulator.requests.all[0]).toMatchObject({ createdJob: false, status: 422 });
  });

  it("is taken unchecked where the schema can't be used, and the log says why", async () => {
    const endless = { ...draw, input: { allOf: [{ $ref: "#" }] } };
    const api = start({ models: [endless] });
    expect((await api.submit(draw.id, { anything: true })).status).toBe(200);
    expect(api.emulator.requests.all[0]?.note).toMatch(/can't be checked.*references/);
    expect((await api.submit(draw.id, [])).status).toBe(422);
  });

  const bytes = new TextEncoder().encode('{"prompt":""}');
  it.each<[string, string | Uint8Array<ArrayBuffer> | null, string, number]>([
    ["JSON", '{"prompt":""}', "application/json", 200],
    ["JSON with a charset", '{"prompt":""}', "Application/JSON; charset=utf-8", 200],
    ["JSON as bytes", bytes, "application/json", 200],
    ["JSON that says it is text", '{"prompt":""}', "text/plain", 422],
    ["no JSON", "{prompt:}", "application/json", 422],
    ["nothing", null, "application/json", 422],
    ["64 MiB and more", `{"prompt":"${"x".repeat(64 * 1024 * 1024)}"}`, "application/json", 413],
  ])("that is %s", async (_name, body, type, status) => {
    const api = start();
    const headers = { "content-type": type };
    const response = await api.post(`/models/${draw.id}`, { body, headers });
    expect(response.status).toBe(status);
    expect(api.emulator.requests.count({ createdJob: true })).toBe(status === 200 ? 1 : 0);
  });
});

describe("the log", () => {
  it("has every request with what it did", async () => {
    const api = start();
    const id = await submitted(api, draw.id, { prompt: "a cat" });
    await api.status(id, { headers: { "x-mine": "1" } });
    await api.get("/nothing?a=b", { headers: { authorization: "" } });
    const headers = { "content-type": "application/json" };
    expect(api.emulator.requests.all).toEqual([
      {
        n: 1,
        endpoint: "submit",
        method: "POST",
        path: `/v1/models/${draw.id}`,
        headers,
        authorized: true,
        modelId: draw.id,
        requestId: id,
        body: { prompt: "a cat" },
        createdJob: true,
        status: 200,
      },
      {
        n: 2,
        endpoint: "status",
        method: "GET",
        path: `/v1/requests/${id}/status`,
        headers: { "x-mine": "1" },
        authorized: true,
        modelId: draw.id,
        requestId: id,
        createdJob: false,
        status: 200,
      },
      {
        n: 3,
        endpoint: "other",
        method: "GET",
        path: "/v1/nothing?a=b",
        headers: {},
        authorized: false,
        createdJob: false,
        status: 400,
      },
    ]);
  });

  it("counts, and can be emptied", async () => {
    const api = start();
    const id = await submitted(api, draw.id, { prompt: "" });
    await api.submit(flf.id, {});
    await api.status(id);
    const { requests } = api.emulator;
    expect(requests.count()).toBe(3);
    expect(requests.count({ endpoint: "submit" })).toBe(2);
    expect(requests.count({ endpoint: "submit", createdJob: true })).toBe(1);
    expect(requests.count({ modelId: draw.id })).toBe(2);
    expect(requests.where({ status: 422 }).map(({ n }) => n)).toEqual([2]);
    requests.clear();
    expect(requests.count()).toBe(0);
    await api.status(id);
    expect(requests.all[0]?.n).toBe(4);
  });

  it("holds no token", async () => {
    const api = start();
    await api.status("x", { headers: { authorization: "Bearer secret-token" } });
    expect(JSON.stringify(api.emulator.requests.all)).not.toContain("secret-token");
  });

  it("is told to a listener when the answer is known", async () => {
    const heard: (number | undefined)[] = [];
    const api = start({ onRequest: ({ status }) => heard.push(status) });
    await api.submit(flf.id, {});
    await api.get("/models");
    expect(heard).toEqual([422, 200]);
  });
});

/** All that a caller of two jobs reads in 60 ms of the clock. */
async function readAll(): Promise<string[]> {
  const api = start({ queueMs: 10, runMs: 20, concurrency: 1 });
  const texts: string[] = [];
  const ids = [await submitted(api), await submitted(api, draw.id, { prompt: "x" })];
  for (let step = 0; step < 6; step++) {
    for (const id of ids) {
      texts.push(await (await api.status(id)).text(), await (await api.result(id)).text());
    }
    api.clock.time += 10;
  }
  const picture = await api.emulator.fetch(`https://x.test/files/${ids[1]}/0.png`);
  return [...texts, Buffer.from(await picture.arrayBuffer()).toString("base64")];
}

it("gives the same answers to the same requests at the same times", async () => {
  expect(await readAll()).toEqual(await readAll());
});

it.each<[string, Partial<EmulatorOptions>, string]>([
  ["two models of one id", { models: [draw, sing, draw] }, '"acme/draw/text-to-image"'],
  ["a negative time", { queueMs: -1 }, "Times"],
  ["a time that is no number", { runMs: Number.NaN }, "Times"],
  ["no job at once", { concurrency: 0 }, "`concurrency`"],
  ["an argument of the wrong kind", { plan: [{ fault: "slow-body", argument: "x" }] }, "slow-body"],
  ["a first request before the first", { plan: [{ fault: "429-hour", nth: 0 }] }, "`nth`"],
])("refuses %s", (_name, options, words) => {
  expect(() => createEmulator({ models, ...options })).toThrow(words);
});

it("lets a browser in", async () => {
  const { emulator } = start();
  const preflight = await emulator.fetch(`https://x.test/v1/models/${draw.id}`, {
    method: "OPTIONS",
    headers: {
      origin: "http://localhost:3000",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,x-comfygen-fault",
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-methods")).toContain("POST");
  const allowed = preflight.headers.get("access-control-allow-headers")?.toLowerCase();
  for (const name of ["authorization", "content-type", "x-comfygen-fault"]) {
    expect(allowed).toContain(name);
  }
  const refused = await emulator.fetch("https://x.test/v1/models", {
    headers: { origin: "http://localhost:3000" },
  });
  expect(refused.status).toBe(400);
  expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  expect(refused.headers.get("access-control-expose-headers")).toBe("Retry-After");
});
