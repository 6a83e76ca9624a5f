// Made by comfygen. Do not edit.

import type { Call, CallState } from "./call.js";
import { causeOf } from "./cause.js";
import { environment, isPage } from "./environment.js";
import type { ComfygenError } from "./errors.js";
import { openLimit, sleep } from "./limit.js";
import { badOption, type Fetch, type FetchInit } from "./options.js";
import { readToken } from "./token.js";

const defaultOrigin = "https://model-api.runcomfy.net";

/** What became of one request. Nothing in it is validated; all its text may hold the token. */
export interface Answer {
  /** 0 if no answer came. 302 for a redirect in a browser, which hides its status. */
  status: number;
  /** The status is a 2xx. */
  ok?: boolean;
  /** Missing if the body did not arrive whole. */
  text?: string;
  /** Missing if the body is no JSON. */
  json?: unknown;
  /** What a Retry-After header asks to wait, as seconds or a date, in milliseconds; 0 if none does. */
  retryAfterMs: number;
  /** Why there is no status, or no text, in words. */
  cause?: string;
  /** The request certainly did not reach the server. */
  unsent?: boolean;
}

/** A server that asks for a longer wait than this is not asked again. */
const longestWaitMs = 60_000;

/**
 * Sends a request, and again as long as `judge` finds its answer wrong in a way that is `retryable`: within the limits
 * of the client, of the call's time, and of what the server asks to wait. With a body it is a submit, which goes on
 * when its call is over.
 * @throws the last error of `judge`; what ended the call; ConfigurationError; what the token function and hooks throw
 */
export async function send(
  call: Call,
  method: "GET" | "POST",
  path: string,
  judge: (call: CallState, answer: Answer) => ComfygenError | undefined,
  body: string | null = null,
  triesMade = 1,
): Promise<Answer> {
  const { settings, options, modelId, requestId } = call;
  const base = String(
    settings.baseUrl ?? environment("RUNCOMFY_MODEL_API_BASE") ?? `${defaultOrigin}/v1`,
  );
  if (!/^https?:\/\/[^@?#]+$/.test(base)) throw badOption("baseUrl: no http(s) URL");
  const token = await readToken(call);
  if (token && isPage() && !settings.allowTokenInBrowser && base.startsWith(defaultOrigin)) {
    throw badOption("A page would show its token: use a proxy and `token: null`");
  }
  const url = base.replace(/\/+$/, "") + path;
  const headers = { ...(body && { "content-type": "application/json" }) };
  const seen = { method, url, headers, modelId, requestId: requestId || undefined };
  await settings.onRequest?.(seen);

  call.signal.throwIfAborted(); // the last moment to give up without having sent anything
  const answering = exchange(
    (signal) =>
      (settings.fetch ?? (fetch as Fetch))(url, {
        method,
        headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
        body,
        redirect: "manual",
        signal,
        ...freshness(method),
      }),
    options.requestTimeoutMs ?? (body ? 300_000 : 60_000),
    (body ? call.abandon : call).signal,
  );
  if (body) call.posted = answering;
  const answer = await answering;
  const { status, retryAfterMs } = answer;
  const error = judge(call, answer);
  call.posted = undefined;
  try {
    if (status) await settings.onResponse?.({ ...seen, status });
  } catch (thrown) {
    if (!error) throw thrown; // else it says less than the error does
  }
  if (!error) return answer;

  const { tries, firstMs, maxMs } = call.retry;
  const longestMs = Math.min(longestWaitMs, call.endsAt - performance.now());
  if (!error.retryable || triesMade >= tries || retryAfterMs > longestMs) throw error;
  const backoffMs = Math.min(maxMs, firstMs * 2 ** (triesMade - 1)) * (0.5 + Math.random() / 2);
  await sleep(Math.max(retryAfterMs, backoffMs), call.signal);
  return send(call, method, path, judge, body, triesMade + 1);
}

/** Within a limit that holds even if `fetch` takes no notice of its signal. */
async function exchange(
  request: (signal: AbortSignal) => Promise<Response>,
  timeoutMs: number,
  parent: AbortSignal,
): Promise<Answer> {
  const late = (): Error => new Error(`no answer within ${timeoutMs} ms`);
  const { signal, over, close } = openLimit(timeoutMs, parent, late);
  const answer: Answer = { status: 0, retryAfterMs: 0 };
  try {
    const response = await Promise.race([request(signal), over]);
    const retryAfter = response.headers.get("retry-after") ?? "";
    const waitMs = /^\d+$/.test(retryAfter)
      ? Number(retryAfter) * 1000
      : Date.parse(retryAfter) - Date.now();
    if (waitMs > 0) answer.retryAfterMs = waitMs;
    answer.ok = response.ok;
    answer.status = response.type === "opaqueredirect" ? 302 : response.status;
    answer.text = await Promise.race([response.text(), over]);
    try {
      answer.json = JSON.parse(answer.text);
    } catch {
      // left out
    }
  } catch (error) {
    const { cause, unsent } = causeOf(error);
    answer.cause = cause;
    answer.unsent = unsent && !answer.status;
  }
  close();
  return answer;
}

/**
 * A cached status would be asked for for ever. And older Bun sends a POST again on its own when a kept connection
 * breaks (oven-sh/bun#28706), unless it keeps none; elsewhere `keepalive: false` is the default.
 * Left out where the platform refuses it: Cloudflare Workers threw on `cache` for years.
 */
function freshness(method: "GET" | "POST"): Pick<FetchInit, "cache" | "keepalive"> {
  const init =
    method === "GET" ? ({ cache: "no-store" } as const) : ({ keepalive: false } as const);
  try {
    Reflect.construct(Request, [defaultOrigin, init]);
    return init;
  } catch {
    return {};
  }
}
