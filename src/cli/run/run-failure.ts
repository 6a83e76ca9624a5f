import {
  isComfygenError,
  type Billed,
  type CancelOutcome,
  type ComfygenError,
  type ErrorCode,
} from "../../runtime/errors.js";
import type { JobOptions } from "./job-options.js";
import { pickUpWords } from "./pick-up-words.js";
import { EXIT, type ExitStatus } from "../exit-status.js";
import { printable } from "../printable.js";

/** A failed run, for people and for programs. */
export interface RunFailure {
  readonly status: ExitStatus;
  /** What went wrong, what became of the money, and how to pick the job up: a line each. */
  readonly message: string;
  /** What `--json` says instead of and beyond the message. */
  readonly details: object;
}

/**
 * @param cancellation What came of the attempt to cancel the job, where there was one.
 * @param options With which the job is picked up again.
 */
export function describeRunFailure(
  error: ComfygenError,
  cancellation: CancelOutcome | undefined,
  options: JobOptions,
): RunFailure {
  const { code, requestId } = error;
  const issues = isComfygenError(error, "invalid_input") ? error.issues : undefined;
  const wasInterrupted = isComfygenError(error, "aborted");
  const what = wasInterrupted ? interruptedWords(requestId, cancellation) : wordsOf(error);
  const billed = wasInterrupted ? billedAfter(requestId, cancellation) : error.billed;
  // Hints speak of the library; where there is a job, the command that picks it up says more.
  const hint = wasInterrupted || requestId !== undefined ? undefined : error.hint;
  const isGone = cancellation === "cancelled" || code === "job_cancelled";
  const pickUp = requestId === undefined || isGone ? undefined : pickUpWords(requestId, options);
  const lines = [what, hint, BILLED[billed], pickUp];
  return {
    status: statusOf(error),
    message: printable(lines.filter((line) => line !== undefined).join("\n")),
    details: { code, message: what, billed, requestId, cancellation, issues },
  };
}

const BILLED: Readonly<Record<Billed, string>> = {
  no: "nothing was billed",
  maybe: "it may be billed",
  yes: "it is billed",
};

const STATUS: Readonly<Record<ErrorCode, ExitStatus>> = {
  invalid_input: EXIT.badInput,
  no_token: EXIT.configuration,
  bad_option: EXIT.configuration,
  unauthorized: EXIT.noPermission,
  forbidden: EXIT.noPermission,
  insufficient_balance: EXIT.unavailable,
  not_found: EXIT.unavailable,
  rejected: EXIT.unavailable,
  job_failed: EXIT.unavailable,
  job_cancelled: EXIT.unavailable,
  bad_response: EXIT.unavailable,
  submit_unknown: EXIT.unavailable,
  rate_limited: EXIT.tryLater,
  unavailable: EXIT.tryLater,
  network: EXIT.tryLater,
  timeout: EXIT.tryLater,
  aborted: EXIT.interrupted,
};

/** "Try again later" is not said where there may be a job that nobody can pick up: it would be paid for twice. */
function statusOf({ code, billed, requestId }: ComfygenError): ExitStatus {
  const status = STATUS[code];
  const isLost = billed !== "no" && requestId === undefined;
  return status === EXIT.tryLater && isLost ? EXIT.unavailable : status;
}

function wordsOf({ code, message }: ComfygenError): string {
  return code === "no_token" ? "there is no API token: set RUNCOMFY_API_TOKEN" : message;
}

function interruptedWords(
  requestId: string | undefined,
  cancellation: CancelOutcome | undefined,
): string {
  if (requestId === undefined) {
    return cancellation === undefined
      ? "interrupted: there is no job"
      : "interrupted, and nobody knows whether there is a job: look at the Generations page";
  }
  switch (cancellation) {
    case "cancelled":
      return `interrupted: job ${requestId} was cancelled before it ran`;
    case "not_cancellable":
      return `interrupted, but job ${requestId} can't be cancelled any more: it goes on to its end`;
    case "unknown":
      return `interrupted, and nobody knows whether job ${requestId} was cancelled or goes on`;
    case undefined:
      return `interrupted: job ${requestId} was left alone, and goes on`;
  }
}

function billedAfter(
  requestId: string | undefined,
  cancellation: CancelOutcome | undefined,
): Billed {
  if (cancellation === "cancelled") return "no";
  if (cancellation === "not_cancellable") return "yes";
  return cancellation === undefined && requestId === undefined ? "no" : "maybe";
}
