import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished, vi } from "vitest";
import type { ModelRequest } from "../../src/runtime/model.js";
import type { FetchInit } from "../../src/runtime/options.js";

export type Endpoint = "submit" | "status" | "result" | "cancel";

/** A request as the API in this process gets it. */
export interface Sent {
  readonly endpoint: Endpoint;
  readonly url: string;
  readonly init: FetchInit;
}

type Answers = {
  readonly [endpoint in Endpoint]?: (sent: Sent, nth: number) => Response | Promise<Response>;
};

export const json = (value: unknown, init?: ResponseInit): Response => Response.json(value, init);

/** A fetch that never answers and takes no notice of its signal. */
export const never = (): Promise<never> => new Promise(() => undefined);

/** Waits for something that comes by itself; on a busy machine that may take longer than the second of `vi.waitUntil`. */
export const until = (isSo: () => boolean): Promise<unknown> =>
  vi.waitUntil(isSo, { timeout: 60_000 });

/** A promise that the test settles. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

const usual: Required<Answers> = {
  submit: () => json({ request_id: "job-1" }),
  status: () => json({ status: "completed" }),
  result: () => json({ status: "succeeded", output: { image: "https://example.com/1.png" } }),
  cancel: () => json({ outcome: "cancelled" }, { status: 202 }),
};

/** An API in this process, so that the clock can be a fake one; what is not told is answered as a job that succeeds. */
export function fakeApi(answers: Answers = {}) {
  const sent: Sent[] = [];
  const count = (endpoint: Endpoint): number =>
    sent.filter((one) => one.endpoint === endpoint).length;
  async function fetch(url: string, init: FetchInit): Promise<Response> {
    const one: Sent = { endpoint: endpointOf(url), url, init };
    sent.push(one);
    return (answers[one.endpoint] ?? usual[one.endpoint])(one, count(one.endpoint));
  }
  return { sent, count, fetch };
}

function endpointOf(url: string): Endpoint {
  const last = /\/requests\/[^/]+\/(status|result|cancel)(\?|$)/.exec(url)?.[1];
  return (last as Endpoint | undefined) ?? "submit";
}

/** A request as a server on loopback gets it, read to its end. */
export interface Received {
  readonly endpoint: Endpoint;
  readonly body: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

/** A server on loopback that answers through `answer` once a request was read whole; closed when the test is over. */
export async function serve(answer: (received: Received) => void) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (piece: string) => {
      body += piece;
    });
    request.on("end", () => {
      const endpoint = endpointOf(request.url ?? "");
      const one = { endpoint, body, request, response, socket: request.socket };
      received.push(one);
      answer(one);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  const { port } = server.address() as AddressInfo;
  const count = (endpoint: Endpoint): number =>
    received.filter((one) => one.endpoint === endpoint).length;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, received, count };
}

/** Answers with JSON, as the API does. */
export function reply({ response }: Received, value: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

/** Answers as an API where every job succeeds at once. */
export function replyAsUsual(received: Received): void {
  const values = {
    submit: { request_id: "job-1" },
    status: { status: "completed" },
    result: { status: "succeeded", output: {} },
    cancel: { outcome: "cancelled" },
  };
  reply(received, values[received.endpoint]);
}

interface Output {
  readonly image?: string;
}

/** What a model's builder would have made. */
export function requestOf(
  input: Record<string, unknown> = { prompt: "a kite" },
  body: Record<string, unknown> = { "6_text": "a kite" },
  modelId = "community/test/model",
): ModelRequest<Record<string, unknown>, Output> {
  return { modelId, input, body };
}

/** The model that makes them. */
export const model = Object.assign((input: Record<string, unknown>) => requestOf(input), {
  id: "community/test/model",
});

/** What a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
