// Made by comfygen. Do not edit.

import { type Call, type CallState, openCall, run } from "./call.js";
import { askToCancel } from "./cancel.js";
import { AbortedError, type CancelOutcome, type ComfygenError, TimeoutError } from "./errors.js";
import { tell } from "./failure.js";
import type { End } from "./limit.js";
import { judgeSubmit } from "./submit.js";

/** The error of a call that its signal or its time has ended. Sees to it that the call's job is not lost. */
export function endCall(call: CallState, end: End, cancel: boolean): ComfygenError {
  const { posted, options } = call;
  const aborted = end === "aborted";
  const error = aborted
    ? new AbortedError(end, ...tell(call, end, undefined, { cause: options.signal?.reason }))
    : new TimeoutError(end, ...tell(call, "out of time", undefined, { retryable: !posted }));
  const cancellation = lookAfter(call, aborted && cancel, error);
  return Object.assign(error, aborted && { cancellation });
}

/** Learns the id of a job whose submit is under way, and cancels it if wanted. Never rejects; takes 10 s at most. */
async function lookAfter(
  { posted, settings, modelId, requestId, abandon }: CallState,
  cancel: boolean,
  error: ComfygenError,
): Promise<CancelOutcome | undefined> {
  if (!posted && !(cancel && requestId)) return undefined;
  const work = async (call: Call): Promise<CancelOutcome | undefined> => {
    const failed = posted && judgeSubmit(call, await posted);
    error.requestId = failed ? failed.requestId : call.requestId;
    if (failed) return failed.code === "submit_unknown" ? "unknown" : undefined;
    return cancel ? askToCancel(call) : undefined;
  };
  return run(openCall(settings, { timeoutMs: 10_000 }, modelId, requestId), work)
    .catch((): CancelOutcome => "unknown")
    .finally(() => abandon.abort());
}
