// Made by comfygen. Do not edit.

import type { CallState } from "./call.js";
import {
  ApiError,
  type ComfygenError,
  type ErrorCode,
  type ErrorFacts,
  NetworkError,
  ResponseError,
} from "./errors.js";
import type { Answer } from "./http.js";

type ApiCode = ApiError["code"];

/** What a documented error code means, and what an HTTP status does. */
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

/**
 * How the server refused; `undefined` if it did not, or did not answer. The error code decides before the HTTP status
 * does: a missing token can be an HTTP 400, or 200.
 */
export function refusal({ status, json }: Answer): ApiCode | undefined {
  const ok = status < 300;
  // Where all is well, `code` may be anything, and `error_code` zero.
  const errorCode = Number(json?.error_code ?? (ok ? 0 : json?.code));
  if (!status || (ok && errorCode === 0)) return undefined;
  return meanings[errorCode] ?? meanings[status] ?? (status >= 500 ? "unavailable" : "rejected");
}

/** An error with all that is known. Its message says what its code does, and ends with the server's words. */
export function errorOf<Code extends ErrorCode, Wanted extends ComfygenError>(
  Kind: new (code: Code, message: string, facts: ErrorFacts) => Wanted,
  code: Code,
  call: CallState,
  { status, text, json, cause }: Partial<Answer>,
  more?: Partial<ErrorFacts>,
): Wanted {
  const { modelId, requestId, posted, settings } = call;
  const redact = (said = ""): string =>
    settings.sentTokens.reduce((words, token) => words.replaceAll(token, "[token]"), said);
  const said = [json?.error_message, json?.message, json?.error, json?.detail, text].find(
    (value) => value && typeof value === "string",
  );
  const parts = [
    modelId,
    requestId && "job " + requestId,
    code,
    status && "HTTP " + status,
    cause,
    said,
  ];
  return new Kind(code, redact(parts.filter(Boolean).join(": ")).slice(0, 700), {
    modelId,
    requestId,
    jobStatus: redact(call.jobStatus),
    httpStatus: status,
    body: redact(text).slice(0, 2000),
    billed: requestId || posted ? "maybe" : "no",
    hint: posted ? lookFirst : (more?.retryable && requestId && pickUp) || undefined,
    cause: redact(cause),
    ...more,
  });
}

const pickUp = "client.job(model, requestId)";
const lookFirst = "Look at the Generations page first";

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
  if (code) return errorOf(ApiError, code, call, answer, { retryable });
  if (answer.text === undefined)
    return errorOf(NetworkError, "network", call, answer, { retryable });
  const billed = call.jobStatus === "succeeded" ? "yes" : "maybe";
  return errorOf(ResponseError, "bad_response", call, answer, {
    retryable,
    billed,
  });
}
