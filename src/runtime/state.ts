import type { Call, CallState } from "./call.js";
import type { ComfygenError } from "./errors.js";
import { failure, refusal } from "./failure.js";
import { type Answer, send } from "./http.js";

/** The statuses that the API documents. Others are passed on, and waited through; `canceled` is made `cancelled`. */
export type JobStatus =
  | "in_queue"
  | "in_progress"
  | "completed"
  | "succeeded"
  | "failed"
  | "cancelled"
  | (string & {});

/** The state of a job. */
export interface JobUpdate {
  readonly requestId: string;
  readonly modelId: string;
  /** `completed` means that it no longer runs, and not that it succeeded: its result tells. */
  readonly status: JobStatus;
  /** Its place in the queue, while it is in one. */
  readonly queuePosition: number | undefined;
}

/** What one look at a job shows. */
export type Look = readonly [update: JobUpdate, answer: Answer];

/** True for the status of a job that no longer changes. */
export function isFinal(status: string): boolean {
  return /^(completed|succeeded|failed|cancelled)$/.test(status);
}

/** A status as text; empty if it is none. */
export function statusOf(value: unknown): string {
  return typeof value === "string"
    ? value.replace(/^canceled$/, "cancelled")
    : "";
}

/** Reads the state of a call's job, or its result. @throws ApiError, NetworkError, ResponseError */
export async function look(call: Call, what: string): Promise<Look> {
  const { modelId, requestId } = call;
  const answer = await send(call, "GET", what, judgeRead);
  const queuePosition = answer.json?.queue_position ?? undefined;
  return [
    { requestId, modelId, status: call.jobStatus, queuePosition },
    answer,
  ];
}

/** Gives the call its job's status, or says what is wrong with the answer. */
function judgeRead(call: CallState, answer: Answer): ComfygenError | undefined {
  const status = statusOf(answer.json?.status);
  // A job that failed may have an error code of its own.
  if (answer.status > 299 || !status || (!isFinal(status) && refusal(answer)))
    return failure(call, answer);
  call.jobStatus = status;
  return undefined;
}
