// Made by comfygen. Do not edit.

import { encodeBody } from "./body.js";
import type { Call, CallState } from "./call.js";
import { type ComfygenError, SubmitUnknownError } from "./errors.js";
import { failure, member, refusal, tell } from "./failure.js";
import { type Answer, send } from "./http.js";
import type { ModelRequest } from "./model.js";
import { badOption } from "./options.js";

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
  const { modelId } = request;
  if (/(^|\/)\.{0,2}(\/|$)/.test(modelId)) throw badOption(`No model id: ${modelId}`);
  const body = await encodeBody(request, call.settings.upload);
  call.signal.throwIfAborted();
  await onSubmitting?.();
  const path = `/models/${modelId.split("/").map(encodeURIComponent).join("/")}`;
  await send(call, "POST", path, judgeSubmit, body);
  if (!call.signal.aborted) await call.options.onSubmitted?.(call.requestId);
}

/** Gives the call its request id, or says what is wrong with the answer; `retryable` if it may be sent again. */
export function judgeSubmit(call: CallState, answer: Answer): ComfygenError | undefined {
  const { ok, status, text, unsent, json } = answer;
  const code = refusal(answer);
  const given = member(json, "request_id");
  const requestId = isRequestId(given) ? given : "";
  if (ok && !code && requestId) {
    call.requestId = requestId;
    return undefined;
  }
  const again = unsent || (status === 429 && code === "rate_limited" && text !== undefined);
  const refused = code && code !== "rate_limited" && status < 500;
  if (again || refused) call.posted = undefined;
  const error =
    again || refused
      ? failure(call, answer, code, again)
      : new SubmitUnknownError("submit_unknown", ...tell(call, "may be submitted", answer));
  if (requestId) error.requestId = requestId; // all there is to look for
  return error;
}
