import type { Call, CallState } from "./call.js";
import { causeOf } from "./cause.js";
import { environment, isPage } from "./environment.js";
import type { ComfygenError } from "./errors.js";
import { openLimit, sleep } from "./limit.js";
import { badOption, fillIn, type Fetch, type FetchInit } from "./options.js";
import { readToken } from "./token.js";

const defaultOrigin = "https://model-api.runcomfy.net";

/** What the API's answers may hold. Nothing in it is validated. */
interface Reply {
  readonly request_id?: unknown;
  readonly status?: unknown;
  readonly queue_position?: number | null;
  readonly outcome?: unknown;
  readonly output?: unknown;
  readonly cost?: number | null;
  readonly created_at?: string | null;
  readonly finished_at?: string | null;
  readonly error_code?: unknown;
  readonly code?: unknown;
  readonly error_message?: unknown;
  readonly message?: unknown;
  readonly error?: unknown;
  readonly detail?: unknown;
}

/** What became of one request. Nothing in it is validated; all its text may hold the token. */
export interface Answer {
  /** 0 if no answer came. 302 for a redirect in a browser, which hides its status. */
  status: number;
  /** Missing if the body did not arrive whole. */
  text?: string;
  /** Missing if the body is no JSON. */
  json?: Reply;
  /** What a Retry-After header asks to wait, as seconds or a date, in milliseconds; 0 if none does. */
  retryAfterMs: number;
  /** Why there is no status, or no text, in words. */
  cause?: string;
  /** The request certainly did not reach the server. */
  unsent?: boolean;
}

/**
 * Sends a request, and again as long as `judge` finds its answer wrong in a way that is `retryable`: within the limits
 * of the client, of the call's time, and of what the server asks to wait. With a body it is a submit, which goes on
 * when its call is over.
 * @throws the last error of `judge`; what ended the call; ConfigurationError; what the token function and hooks throw
 */
export async function send(
  call: Call,
  method: "GET" | "POST",
  what: string,
  judge: (call: CallState, answer: Answer) => ComfygenError | undefined,
  body: string | null = null,
): Promise<Answer> {
  const { settings, modelId, requestId } = call;
  const retry = fillIn({ tries: 4, firstMs: 500, maxMs: 8000 }, settings.retry);
  const base = String(
    settings.baseUrl ??
      environment("RUNCOMFY_MODEL_API_BASE") ??
      defaultOrigin + "/v1",
  );
  const path = body ? "/models/" + modelId : `/requests/${requestId}/${what}`;
  const url = base.replace(/\/+$/, "") + path;
  // An id with `..` in it would lead to another endpoint, and the URL as it is sent no longer has it.
  if (
    !/^https?:[^@?#]+$/.test(base) ||
    !URL.canParse(base) ||
    !new URL(url).href.endsWith(path)
  ) {
    throw badOption("baseUrl or modelId: expected an http(s) URL");
  }
  const about = {
    method,
    url,
    headers: { ...(body && { "content-type": "application/json" }) },
    modelId,
    requestId: requestId || undefined,
  };

  for (let tries = 1, backoffMs = retry.firstMs; ; tries += 1, backoffMs *= 2) {
    const token = await readToken(call);
    if (
      token &&
      isPage() &&
      !settings.allowTokenInBrowser &&
      base.startsWith(defaultOrigin)
    ) {
      throw badOption("token: see allowTokenInBrowser");
    }
    await settings.onRequest?.(about);

    call.signal.throwIfAborted(); // the last moment to give up without having sent anything
    const answering = exchange(
      (signal) =>
        (settings.fetch ?? (fetch as Fetch))(url, {
          method,
          headers: {
            ...about.headers,
            ...(token && { authorization: "Bearer " + token }),
          },
          body,
          redirect: "manual",
          signal,
          ...freshness(),
        }),
      call.options.requestTimeoutMs ?? (body ? 300_000 : 60_000),
      (body ? call.abandon : call).signal,
    );
    if (body) call.posted = answering;
    const answer = await answering;
    const { status, retryAfterMs } = answer;
    const error = judge(call, answer);
    call.posted = undefined;
    try {
      if (status) await settings.onResponse?.({ ...about, status });
    } catch (thrown) {
      if (!error) throw thrown; // else it says less than the error does
    }
    if (!error) return answer;

    // A server that asks for a longer wait is not asked again.
    const longestMs = Math.min(60_000, call.endsAt - Date.now());
    if (!error.retryable || tries >= retry.tries || retryAfterMs > longestMs)
      throw error;
    const waitMs = Math.min(retry.maxMs, backoffMs) * (0.5 + Math.random() / 2);
    await sleep(Math.max(retryAfterMs, waitMs), call.signal);
  }
}

/** Within a limit that holds even if `fetch` takes no notice of its signal. */
async function exchange(
  request: (signal: AbortSignal) => Promise<Response>,
  timeoutMs: number,
  parent: AbortSignal,
): Promise<Answer> {
  const { signal, over, close } = openLimit(timeoutMs, parent);
  const answer: Answer = { status: 0, retryAfterMs: 0 };
  try {
    await undefined; // the call has to know of a submit before `fetch` is called: it may be given up there
    const response = await Promise.race([request(signal), over]);
    const retryAfter = response.headers.get("retry-after") ?? "";
    answer.retryAfterMs =
      Number(retryAfter) * 1000 || Date.parse(retryAfter) - Date.now() || 0;
    answer.status = response.type === "opaqueredirect" ? 302 : response.status;
    answer.text = await Promise.race([response.text(), over]);
    answer.json = Object(JSON.parse(answer.text)); // what is no object has none of it
  } catch (error) {
    // With a text it is no JSON, and a platform's words about that would show pieces of it.
    if (answer.text === undefined) Object.assign(answer, causeOf(error));
  }
  close();
  return answer;
}

/**
 * A cached status would be asked for for ever. And older Bun sends a POST again on its own when a kept connection
 * breaks (oven-sh/bun#28706), unless it keeps none; elsewhere `keepalive: false` is the default.
 * Left out where the platform refuses it: Cloudflare Workers threw on `cache` for years.
 */
function freshness(): Pick<FetchInit, "cache" | "keepalive"> {
  const init = { cache: "no-store", keepalive: false } as const;
  try {
    void new Request(defaultOrigin, init);
    return init;
  } catch {
    return {};
  }
}
