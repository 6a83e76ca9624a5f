import type { Json } from "../../src/model/json.js";

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** What a test sends: a client of few words, so that nothing of ours stands between a test and the emulator. */
export function callsTo(fetch: Fetch, base = "https://model-api.runcomfy.net/v1") {
  const call =
    (method: string) =>
    (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${base}${path}`, {
        method,
        redirect: "manual",
        ...init,
        headers: { authorization: "Bearer test", ...(init.headers as Record<string, string>) },
      });
  const post = call("POST");
  const get = call("GET");

  return {
    get,
    post,
    submit(model: string, body: Json, init: RequestInit = {}): Promise<Response> {
      const headers = { "content-type": "application/json", ...(init.headers as object) };
      return post(`/models/${model}`, { ...init, headers, body: JSON.stringify(body) });
    },
    status: (id: string, init?: RequestInit) => get(`/requests/${id}/status`, init),
    result: (id: string, init?: RequestInit) => get(`/requests/${id}/result`, init),
    cancel: (id: string, init?: RequestInit) => post(`/requests/${id}/cancel`, init),
  };
}

/** The JSON object that a response holds. */
export async function json(response: Response | Promise<Response>): Promise<Record<string, Json>> {
  return (await (await response).json()) as Record<string, Json>;
}

/** A clock that moves when it is told to. */
export class Clock {
  time = Date.UTC(2026, 10, 20);
  readonly now = (): number => this.time;
}
