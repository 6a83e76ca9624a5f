// Made by comfygen. Do not edit.

import type { Call } from "./call.js";
import { JobCancelledError, JobFailedError } from "./errors.js";
import { errorOf } from "./failure.js";
import { isFinal, look } from "./state.js";
import { watch } from "./watch.js";

/** What a job came to. */
export interface RunResult<Output> {
  /** As the server gave it: typed as published, never checked. */
  readonly output: Output;
  readonly requestId: string;
  readonly modelId: string;
  /** In US dollars; `undefined` if the server does not say. */
  readonly cost: number | undefined;
  /** As the server writes it. */
  readonly createdAt: string | undefined;
  /** As the server writes it. */
  readonly finishedAt: string | undefined;
  /** The whole answer. */
  readonly raw: unknown;
}

/**
 * Waits for the result of the call's job. Its own status decides, once the job no longer runs.
 * @throws JobFailedError, JobCancelledError, ApiError, NetworkError, ResponseError
 */
export async function awaitResult(call: Call, firstWaitMs?: number): Promise<RunResult<unknown>> {
  const next = watch(call, firstWaitMs);
  for (;;) {
    const [update, changed] = await next();
    if (changed) await call.options.onUpdate?.(update);
    const result = isFinal(update.status) && (await readResult(call));
    if (result) return result;
  }
}

/** Reads the result; `undefined` if it is not there yet. */
async function readResult(call: Call): Promise<RunResult<unknown> | undefined> {
  const [{ requestId, modelId, status }, answer] = await look(call, "result?include_cost=true");
  if (!isFinal(status)) return undefined;
  if (status === "failed") throw errorOf(JobFailedError, "job_failed", call, answer);
  if (status === "cancelled") {
    throw errorOf(JobCancelledError, "job_cancelled", call, answer, {
      billed: "no",
    });
  }
  const { json = {} } = answer;
  return {
    output: json.output,
    requestId,
    modelId,
    cost: json.cost ?? undefined,
    createdAt: json.created_at ?? undefined,
    finishedAt: json.finished_at ?? undefined,
    raw: json,
  };
}
