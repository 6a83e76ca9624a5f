// Made by comfygen. Do not edit.

import type { CallState } from "./call.js";
import { failure, member, refusal } from "./failure.js";
import type { Answer } from "./http.js";

/** The statuses that the API documents. Others are passed on, and waited through; `canceled` is made `cancelled`. */
export type JobStatus =
  "in_queue" | "in_progress" | "completed" | "succeeded" | "failed" | "cancelled" | (string & {});

/** The state of a job. */
export interface JobUpdate {
  readonly requestId: string;
  readonly modelId: string;
  /** `completed` means that it no longer runs, and not that it succeeded: its result tells. */
  readonly status: JobStatus;
  /** Its place in the queue, while it is in one. */
  readonly queuePosition: number | undefined;
}

/** True for a job that no longer changes. */
export function isFinal({ status }: JobUpdate): boolean {
  return /^(completed|succeeded|failed|cancelled)$/.test(status);
}

/** The state that an answer tells; the call takes note of it. @throws ApiError, ResponseError */
export function stateOf(call: CallState, answer: Answer): JobUpdate {
  const { modelId, requestId } = call;
  const { json } = answer;
  const given = member(json, "status");
  const position = member(json, "queue_position");
  const state: JobUpdate = {
    requestId,
    modelId,
    status: typeof given === "string" ? given.replace(/^canceled$/, "cancelled") : "",
    queuePosition: typeof position === "number" ? position : undefined,
  };
  call.jobStatus = state.status;
  // A job that failed may have an error code of its own.
  if (isFinal(state) || (state.status && !refusal(answer))) return state;
  throw failure(call, answer);
}
