// Made by comfygen. Do not edit.

import type { CallState } from "./call.js";
import {
  ApiError,
  type ComfygenError,
  type ErrorFacts,
  NetworkError,
  ResponseError,
} from "./errors.js";
import type { Answer } from "./http.js";

type ApiCode = ApiError["code"];

/** What a documented error code, and an HTTP status, mean. */
const meanings: { readonly [code: number]: ApiCode } = {
  400002: "insufficient_balance",
  400004: "unauthorized",
  403001: "forbidden",
  404001: "not_found",
  401: "unauthorized",
  402: "insufficient_balance",
  403: "forbidden",
  404: "not_found",
  408: "unavailable",
  429: "rate_limited",
};

/** A member of a JSON object; `undefined` of anything else. */
export function member(json: unknown, name: string): unknown {
  return (Object(json) as { readonly [name: string]: unknown })[name];
}

/**
 * How the server refused; `undefined` if it did not, or did not answer. The error code decides before the HTTP status
 * does: a missing token can be an HTTP 400, or 200.
 */
export function refusal({ status, ok, json }: Answer): ApiCode | undefined {
  // Where all is well, `code` may be anything, and `error_code` zero.
  const given = member(json, "error_code") ?? (ok ? 0 : member(json, "code"));
  const errorCode = Number(given);
  const meaning = errorCode > 999 ? meanings[errorCode] : undefined;
  if (meaning || !status || (ok && (!given || errorCode === 0))) return meaning;
  return meanings[status] ?? (status >= 500 ? "unavailable" : "rejected");
}

/** What an error is made of, beside its code: a message, which ends with the server's words, and all that is known. */
export function tell(
  call: CallState,
  what: string,
  answer?: Answer,
  more?: Partial<ErrorFacts>,
): [message: string, facts: ErrorFacts] {
  const { modelId, requestId, jobStatus, posted } = call;
  const { status, text, json, cause, redact = String } = answer ?? {};
  const job = requestId && `job ${requestId}`;
  const http = status && `HTTP ${status}`;
  const words = [modelId, job, what, http, cause?.message, redact(wordsOf(json))];
  return [
    words.filter(Boolean).join(": "),
    {
      modelId,
      requestId,
      jobStatus,
      httpStatus: status,
      body: text && redact(text).slice(0, 2000),
      billed: requestId || posted ? "maybe" : "no",
      hint: requestId && "client.job(model, requestId) picks it up",
      cause,
      ...more,
    },
  ];
}

/**
 * The error for an answer that can't be used. `retryable` as for a read, which is tried again after a network error, a
 * timeout, 408, 429, 5xx and an unreadable 2xx, unless told otherwise.
 */
export function failure(call: CallState, answer: Answer, retryable?: boolean): ComfygenError {
  const code = refusal(answer);
  const passing = code
    ? code === "rate_limited" || code === "unavailable"
    : answer.json === undefined;
  const facts = { retryable: retryable ?? passing };
  if (code) return new ApiError(code, ...tell(call, code.replace("_", " "), answer, facts));
  if (answer.text === undefined) {
    return new NetworkError("network", ...tell(call, "no answer", answer, facts));
  }
  const billed = call.jobStatus === "succeeded" ? "yes" : "maybe";
  return new ResponseError(
    "bad_response",
    ...tell(call, "bad answer", answer, { ...facts, billed }),
  );
}

/** The server's own words, at most 500 characters, from the first field that has any. */
function wordsOf(json: unknown): string {
  const said = ["error_message", "message", "error", "detail"]
    .map((field) => member(json, field))
    // `error` may be an object, `detail` a list with an entry for each parameter.
    .flatMap((value) => [value, member(value, "message"), member(member(value, "0"), "msg")])
    .find((value) => value && typeof value === "string");
  return String(said ?? "").slice(0, 500);
}
