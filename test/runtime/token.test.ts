import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import type { ClientOptions } from "../../src/runtime/options.js";
import { errorOf, fakeApi, json, model, requestOf, serve } from "./api.js";

const secret = "rc-0123456789abcdef";
const variables = ["RUNCOMFY_API_TOKEN", "RUNCOMFY_TOKEN", "RUNCOMFY_API_KEY"];

beforeEach(() => {
  for (const name of [...variables, "RUNCOMFY_MODEL_API_BASE"]) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** The Authorization header of a submit; `undefined` if there was none. */
async function authorizationOf(options: ClientOptions): Promise<string | undefined> {
  const api = fakeApi();
  await createClient({ fetch: api.fetch, ...options }).submit(requestOf());
  return api.sent[0]?.init.headers["authorization"];
}

describe("the token", () => {
  it.each<[string, ClientOptions, string | undefined]>([
    ["text", { token: secret }, `Bearer ${secret}`],
    ["text with a line break, as files have it", { token: `${secret}\n` }, `Bearer ${secret}`],
    ["a function", { token: () => secret }, `Bearer ${secret}`],
    ["a promise", { token: async () => secret }, `Bearer ${secret}`],
    ["null", { token: null }, undefined],
    ["a function that gives null", { token: () => null }, undefined],
  ])("may be %s", async (_, options, wanted) => {
    expect(await authorizationOf(options)).toBe(wanted);
  });

  it("is asked for before each request", async () => {
    let nth = 0;
    const api = fakeApi();
    const token = (): string => `token-${(nth += 1)}`;
    await createClient({ fetch: api.fetch, token }).run(requestOf(), { poll: { firstMs: 1 } });
    expect(api.sent.map(({ init }) => init.headers["authorization"])).toEqual([
      "Bearer token-1",
      "Bearer token-2",
      "Bearer token-3",
    ]);
  });

  it("comes from the environment, looked at in this order and at the call", async () => {
    const api = fakeApi();
    const client = createClient({ fetch: api.fetch });
    for (const name of variables.toReversed()) {
      vi.stubEnv(name, `of-${name}`);
      await client.submit(requestOf());
      expect(api.sent.at(-1)?.init.headers["authorization"]).toBe(`Bearer of-${name}`);
    }
    vi.stubEnv("RUNCOMFY_API_TOKEN", " ");
    await client.submit(requestOf());
    expect(api.sent.at(-1)?.init.headers["authorization"]).toBe("Bearer of-RUNCOMFY_TOKEN");
  });

  it.each<[string, ClientOptions]>([
    ["nowhere", {}],
    ["empty", { token: "" }],
    ["blank", { token: "  " }],
    ["empty from a function", { token: () => "" }],
  ])("is missed at the first call, not before: %s", async (_, options) => {
    const api = fakeApi();
    const client = createClient({ fetch: api.fetch, ...options });
    const error = await errorOf(client.run(requestOf()));
    expect(error).toMatchObject({ name: "ConfigurationError", code: "no_token", billed: "no" });
    expect((error as Error).message).toContain("RUNCOMFY_API_TOKEN");
    expect(api.sent).toHaveLength(0);
  });

  it("is missed where the environment may not be read, as in Deno, or does not exist", async () => {
    const forbidden = new Proxy(
      {},
      {
        get: () => {
          throw new Error("NotCapable");
        },
      },
    );
    for (const process of [{ env: forbidden }, {}, undefined]) {
      vi.stubGlobal("process", process);
      const error = await errorOf(createClient().run(requestOf()));
      vi.unstubAllGlobals();
      expect(error).toMatchObject({ code: "no_token" });
    }
  });

  it.each(["a b", "käse", "a\nb", "a\0"])(
    "that no header can carry is refused unseen: %j",
    async (token) => {
      const error = await errorOf(createClient({ token }).run(requestOf()));
      expect(error).toMatchObject({ code: "bad_option", billed: "no" });
      expect(inspect(error)).not.toContain(token);
    },
  );

  it("that its function can't give ends the call, not the job", async () => {
    const api = fakeApi();
    let nth = 0;
    const token = (): string => {
      nth += 1;
      if (nth === 2) throw new Error("vault is closed");
      return secret;
    };
    const call = createClient({ fetch: api.fetch, token }).run(requestOf(), {
      poll: { firstMs: 1 },
    });
    expect(await errorOf(call)).toMatchObject({ message: "vault is closed", requestId: "job-1" });
    expect(api.count("cancel")).toBe(0);
  });
});

describe("in a browser", () => {
  beforeEach(() => {
    vi.stubGlobal("process", undefined);
    vi.stubGlobal("window", {});
    vi.stubGlobal("document", {});
  });

  it("a token for RunComfy is refused", async () => {
    const api = fakeApi();
    const error = await errorOf(createClient({ fetch: api.fetch, token: secret }).run(requestOf()));
    expect(error).toMatchObject({ code: "bad_option", billed: "no" });
    expect(api.sent).toHaveLength(0);
  });

  it.each<[string, ClientOptions]>([
    ["a token that is allowed there", { token: secret, allowTokenInBrowser: true }],
    ["no token", { token: null }],
    ["another host", { token: secret, baseUrl: "https://proxy.example/v1" }],
  ])("%s is not", async (_, options) => {
    const api = fakeApi();
    await createClient({ fetch: api.fetch, ...options }).submit(requestOf());
    expect(api.sent).toHaveLength(1);
  });

  it("is not where tests in Node put up a document", async () => {
    vi.unstubAllGlobals();
    vi.stubGlobal("document", {});
    vi.stubGlobal("window", {});
    expect(await authorizationOf({ token: secret })).toBeDefined();
  });
});

describe("the base URL", () => {
  it.each([
    ["https://model-api.runcomfy.net/v1", "https://model-api.runcomfy.net/v1"],
    ["http://127.0.0.1:8787/v1///", "http://127.0.0.1:8787/v1"],
    ["https://proxy.example", "https://proxy.example"],
    [new URL("https://proxy.example/a/b/"), "https://proxy.example/a/b"],
  ])("%s has its paths below it", async (baseUrl, base) => {
    const api = fakeApi();
    await createClient({ fetch: api.fetch, token: secret, baseUrl }).submit(requestOf());
    expect(api.sent[0]?.url).toBe(`${base}/models/community/test/model`);
  });

  it("comes from the environment, its /v1 included, unless it is given", async () => {
    vi.stubEnv("RUNCOMFY_MODEL_API_BASE", "http://127.0.0.1:1/v1/");
    const api = fakeApi();
    await createClient({ fetch: api.fetch, token: secret }).submit(requestOf());
    await createClient({ fetch: api.fetch, token: secret, baseUrl: "http://b" }).submit(
      requestOf(),
    );
    expect(api.sent.map(({ url }) => url)).toEqual([
      "http://127.0.0.1:1/v1/models/community/test/model",
      "http://b/models/community/test/model",
    ]);
  });

  it.each([
    "model-api.runcomfy.net/v1",
    "ftp://x/v1",
    "https://user:pass@x/v1",
    "https://x/v1?key=1",
    "https://x/v1#a",
    "https://a b/v1",
    "https://x:99999/v1",
    "http:///",
    "",
  ])("is refused before anything is sent: %j", async (baseUrl) => {
    const api = fakeApi();
    const call = createClient({ fetch: api.fetch, token: secret, baseUrl }).run(requestOf());
    expect(await errorOf(call)).toMatchObject({ code: "bad_option", billed: "no" });
    expect(api.sent).toHaveLength(0);
  });
});

const shown = (thing: unknown): string => {
  const parts = [
    inspect(thing, { depth: 20, showHidden: true }),
    JSON.stringify(thing),
    String(thing),
  ];
  for (let error = thing; error instanceof Error; error = error.cause) {
    parts.push(error.message, String(error.stack), JSON.stringify(Object.entries(error)));
  }
  return parts.join("\n");
};

describe("nothing shows the token", () => {
  it("not the client, not a job", async () => {
    const client = createClient({ token: secret, fetch: fakeApi().fetch });
    expect(shown(client)).not.toContain(secret);
    expect(shown(client.job(model, "job-1"))).not.toContain(secret);
    expect(shown(await client.submit(requestOf()))).not.toContain(secret);
  });

  const echoes: [string, () => Response | Promise<Response>][] = [
    ["a refusal that repeats it", () => json({ message: `bad token ${secret}` }, { status: 401 })],
    ["HTML that repeats it", () => new Response(`<p>${secret}`, { status: 400 })],
    ["a 500 that repeats it", () => json({ error: { message: secret } }, { status: 500 })],
    ["a body that repeats it where it is cut", () => new Response("x".repeat(1_990) + secret)],
    ["a status that is it", () => json({ status: secret, error_code: 400002 })],
    [
      "an error of fetch that holds the request",
      () => {
        const headers = { authorization: `Bearer ${secret}` };
        const cause = Object.assign(new Error(`bad header ${secret}`), { headers, code: secret });
        return Promise.reject(Object.assign(new TypeError("fetch failed", { cause }), { headers }));
      },
    ],
  ];

  it.each(echoes)("not an error of the submit: %s", async (_, submit) => {
    const client = createClient({ token: secret, fetch: fakeApi({ submit }).fetch });
    const error = await errorOf(client.run(requestOf()));
    expect(error).toHaveProperty("billed");
    expect(shown(error)).not.toContain(secret);
    expect(shown(error)).not.toContain(secret.slice(0, 10));
  });

  it.each(echoes)("not an error of a read: %s", async (_, status) => {
    const retry = { firstMs: 1, maxMs: 1 };
    const client = createClient({ token: secret, retry, fetch: fakeApi({ status }).fetch });
    const error = await errorOf(client.job(model, "job-1").result());
    expect(error).toMatchObject({ requestId: "job-1" });
    expect(shown(error)).not.toContain(secret);
  });

  it("not a failed job whose words repeat it", async () => {
    const result = (): Response => json({ status: "failed", error: `your ${secret} is odd` });
    const client = createClient({ token: secret, fetch: fakeApi({ result }).fetch });
    const error = await errorOf(client.job(model, "job-1").result());
    expect((error as Error).message).toContain("your [token] is odd");
    expect(shown(error)).not.toContain(secret);
  });

  it("not another origin: no redirect is followed, on any request", async () => {
    const elsewhere = await serve(({ response }) => response.end("{}"));
    const server = createServer((_, response) => {
      response.writeHead(302, { location: elsewhere.baseUrl }).end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const client = createClient({ token: secret, baseUrl: `http://127.0.0.1:${port}` });
    const job = client.job(model, "job-1");
    await errorOf(client.run(requestOf()));
    await errorOf(job.status());
    await errorOf(job.result());
    expect(await job.cancel()).toBe("unknown");
    server.closeAllConnections();
    server.close();
    expect(elsewhere.received).toHaveLength(0);
  });
});
