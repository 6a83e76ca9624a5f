import type { Wire } from "./faults.js";
import { slowPieces } from "./slow-pieces.js";

/** The request that a call of `fetch` means, and its signal: kept apart, so that nothing stays listening to it. */
export function requestOf(
  input: Request | string | URL,
  init: RequestInit = {},
): { request: Request; signal: AbortSignal | undefined } {
  const { signal: given, ...rest } = init;
  const ofInput = input instanceof Request ? input.signal : undefined;
  const signal = given === undefined ? ofInput : (given ?? undefined);
  return { request: new Request(input, rest), signal };
}

/** What the promise gives, unless the signal is aborted before. */
export async function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal === undefined) return promise;
  signal.throwIfAborted();
  const settled = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { signal: settled.signal });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    settled.abort();
  }
}

/** As undici rejects where nothing listens. */
export function refused(): TypeError {
  return fetchFailed(systemError("connect", "ECONNREFUSED"));
}

/**
 * Hands an answer to the caller of `fetch` as undici would, had the fault struck a socket.
 *
 * @throws TypeError as undici does: `fetch failed`, with the system's code as `cause.code`. A body that is cut rejects its
 * reader with `terminated`.
 */
export async function deliver(
  response: Response,
  wire: Wire | undefined,
  redirect: string,
  signal: AbortSignal | undefined,
): Promise<Response> {
  if (wire === undefined || wire.kind === "refuse") return followed(response, redirect);
  if (wire.kind === "slow") {
    return withBody(response, signal, (bytes, stop) => slowPieces(bytes, wire.ms, stop));
  }
  if (wire.after === "half the body") {
    return withBody(response, signal, wire.kind === "reset" ? halfThenReset : halfThenNothing);
  }
  if (wire.kind === "reset") throw fetchFailed(systemError("read", "ECONNRESET"));
  return untilAborted(never(), signal);
}

/** All redirects of the emulator lead to other origins, where it does not answer. */
function followed(response: Response, redirect: string): Response {
  const isRedirect = response.status >= 300 && response.status < 400;
  if (!isRedirect || redirect === "manual") return response;
  if (redirect === "error") throw fetchFailed(new Error("unexpected redirect"));
  throw fetchFailed(systemError("getaddrinfo", "ENOTFOUND"));
}

/** The response with its body in pieces, until the caller cancels it or aborts. */
async function withBody(
  response: Response,
  signal: AbortSignal | undefined,
  pieces: (bytes: Uint8Array, stop: AbortSignal) => AsyncIterator<Uint8Array, void>,
): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const stop = new AbortController();
  const rest = pieces(bytes, stop.signal);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const abort = (): void => {
        controller.error(signal?.reason);
        stop.abort();
      };
      signal?.addEventListener("abort", abort, { signal: stop.signal });
    },
    async pull(controller) {
      try {
        const { done, value } = await rest.next();
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      stop.abort();
    },
    cancel: () => stop.abort(),
  });
  const headers = new Headers(response.headers);
  headers.set("content-length", String(bytes.length));
  return new Response(body, { status: response.status, headers });
}

async function* halfThenReset(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes.subarray(0, bytes.length / 2);
  const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
  throw new TypeError("terminated", { cause });
}

async function* halfThenNothing(
  bytes: Uint8Array,
  stop: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  yield bytes.subarray(0, bytes.length / 2);
  await untilAborted(never(), stop);
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

function fetchFailed(cause: Error): TypeError {
  return new TypeError("fetch failed", { cause });
}

function systemError(syscall: string, code: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}
