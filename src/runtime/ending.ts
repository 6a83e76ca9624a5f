import { type Call, type CallState, run } from "./call.js";
import { askToCancel } from "./cancel.js";
import {
  AbortedError,
  type CancelOutcome,
  type ComfygenError,
  TimeoutError,
} from "./errors.js";
import { errorOf } from "./failure.js";
import type { End } from "./limit.js";
import { judgeSubmit } from "./submit.js";

/** The error of a call that its signal or its time has ended. Sees to it that the call's job is not lost. */
export function endCall(
  call: CallState,
  end: End,
  cancel: boolean,
): ComfygenError {
  const isAbort = end === "aborted";
  const cause: unknown = call.options.signal?.reason;
  const error = isAbort
    ? errorOf(AbortedError, end, call, {}, { cause })
    : errorOf(TimeoutError, end, call, {}, { retryable: !call.posted });
  const cancellation = lookAfter(call, isAbort && cancel, error);
  return Object.assign(error, isAbort && { cancellation });
}

/** Learns the id of a job whose submit is under way, and cancels it if wanted. Never rejects; takes 10 s at most. */
async function lookAfter(
  ended: CallState,
  cancel: boolean,
  error: ComfygenError,
): Promise<CancelOutcome | undefined> {
  const { posted, settings, requestId, abandon } = ended;
  if (!posted && !(cancel && requestId)) return undefined;
  const work = async (call: Call): Promise<CancelOutcome | undefined> => {
    const failed = posted && judgeSubmit(call, await posted);
    error.requestId = (failed ?? call).requestId;
    if (failed) return failed.code === "submit_unknown" ? "unknown" : undefined;
    return cancel ? askToCancel(call) : undefined;
  };
  return run(settings, { timeoutMs: 10_000 }, ended, work)
    .catch((): CancelOutcome => "unknown")
    .finally(() => abandon.abort());
}
