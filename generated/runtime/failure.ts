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
  const errorCode = Number(member(json, "error_code") ?? (ok ? 0 : member(json, "code")));
  const meaning = errorCode > 999 ? meanings[errorCode] : undefined;
  if (meaning || !status || (ok && errorCode === 0)) return meaning;
  return meanings[status] ?? (status >= 500 ? "unavailable" : "rejected");
}

/** What an error is made of, beside its code: a message, which ends with the server's words, and all that is known. */
export function tell(
  call: CallState,
  what: string,
  answer?: Answer,
  more?: Partial<ErrorFacts>,
): [message: string, facts: ErrorFacts] {
  const { modelId, requestId, jobStatus, posted, token } = call;
  const { status, text, json, cause } = answer ?? {};
  const redact = (said = ""): string => (token ? said.replaceAll(token, "[token]") : said);
  const job = requestId && `job ${requestId}`;
  const http = status && `HTTP ${status}`;
  const words = [modelId, job, what, http, cause, wordsOf(json)];
  return [
    redact(words.filter(Boolean).join(": ")),
    {
      modelId,
      requestId,
      jobStatus: redact(jobStatus),
      httpStatus: status,
      body: redact(text).slice(0, 2000),
      billed: requestId || posted ? "maybe" : "no",
      hint: posted ? lookFirst : requestId && "client.job(model, requestId) picks it up",
      cause: cause && new Error(redact(cause)),
      ...more,
    },
  ];
}

const lookFirst = "It may be running and billed: look at the Generations page first";

/**
 * The error for an answer that can't be used. `retryable` as for a read, which is tried again after a network error, a
 * timeout, 408, 429, 5xx and an unreadable 2xx, unless told otherwise.
 */
export function failure(
  call: CallState,
  answer: Answer,
  code = refusal(answer),
  retryable = code ? code === "rate_limited" || code === "unavailable" : answer.json === undefined,
): ComfygenError {
  if (code) return new ApiError(code, ...tell(call, code.replace("_", " "), answer, { retryable }));
  if (answer.text === undefined) {
    return new NetworkError("network", ...tell(call, "no answer", answer, { retryable }));
  }
  const billed = call.jobStatus === "succeeded" ? "yes" : "maybe";
  return new ResponseError(
    "bad_response",
    ...tell(call, "bad answer", answer, { retryable, billed }),
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
