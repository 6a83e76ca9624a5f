// Made by comfygen. Do not edit.

import { encodeBody } from "./body.js";
import type { Call, CallState } from "./call.js";
import { type ComfygenError, SubmitUnknownError } from "./errors.js";
import { errorOf, failure, refusal } from "./failure.js";
import { type Answer, send } from "./http.js";
import type { ModelRequest } from "./model.js";

/** True for an id that can be put into a path. */
export function isRequestId(id: unknown): id is string {
  return typeof id === "string" && /^[\w-]{1,128}$/.test(id);
}

/**
 * Submits: one POST that counts. It is sent again only when there certainly is no job yet. The call has the request id
 * from then on.
 * @throws ApiError, NetworkError, SubmitUnknownError, and before anything is sent InputError and ConfigurationError
 */
export async function submit(
  call: Call,
  request: ModelRequest<unknown, unknown>,
  onSubmitting?: () => unknown,
): Promise<void> {
  const body = await encodeBody(call, request);
  call.signal.throwIfAborted();
  await onSubmitting?.();
  await send(call, "POST", "", judgeSubmit, body);
  if (!call.signal.aborted) await call.options.onSubmitted?.(call.requestId);
}

/** Gives the call its request id, or says what is wrong with the answer; `retryable` if it may be sent again. */
export function judgeSubmit(call: CallState, answer: Answer): ComfygenError | undefined {
  const { status, text, unsent, json } = answer;
  const code = refusal(answer);
  const given = json?.request_id;
  const requestId = isRequestId(given) && !call.settings.sentTokens.includes(given) ? given : "";
  if (!code && requestId) {
    call.requestId = requestId;
    return undefined;
  }
  const isLimited = status === 429 && code === "rate_limited";
  let error: ComfygenError;
  if (code ? status >= 500 || (isLimited && text === undefined) : status || !unsent) {
    error = errorOf(SubmitUnknownError, "submit_unknown", call, answer);
  } else {
    call.posted = undefined; // there is no job
    error = failure(call, answer, code, !code || isLimited);
  }
  if (requestId) error.requestId = requestId; // all there is to look for
  return error;
}
