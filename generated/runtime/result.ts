// Made by comfygen. Do not edit.

import type { Call } from "./call.js";
import { JobCancelledError, JobFailedError } from "./errors.js";
import { errorOf } from "./failure.js";
import { isFinal, type Look, look } from "./state.js";
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
 * Waits for the result of the call's job.
 * @throws JobFailedError, JobCancelledError, ApiError, NetworkError, ResponseError
 */
export async function awaitResult(call: Call, firstWaitMs?: number): Promise<RunResult<unknown>> {
  const next = watch(call, firstWaitMs);
  for (;;) {
    const [update, answer, changed] = await next();
    if (changed) await call.options.onUpdate?.(update);
    const result = isFinal(update.status) && (await readResult(call, [update, answer]));
    if (result) return result;
  }
}

/** Reads the result; `undefined` if it is not there yet. Its own status decides, where it has a final one. */
async function readResult(call: Call, seen: Look): Promise<RunResult<unknown> | undefined> {
  // Nothing may be kept of a job that came to nothing.
  const lost = /failed|cancelled/.test(seen[0].status);
  const own = await look(call, "result?include_cost=true").catch((error: unknown) => {
    if (lost) return seen;
    throw error;
  });
  const [{ modelId, requestId, status }, answer] = lost && !isFinal(own[0].status) ? seen : own;
  if (!isFinal(status)) return undefined;

  call.jobStatus = status;
  if (status === "failed") throw errorOf(JobFailedError, "job_failed", call, answer);
  if (status === "cancelled") {
    throw errorOf(JobCancelledError, "job_cancelled", call, answer, {
      billed: "no",
    });
  }
  const { json } = answer;
  const cost = json?.cost;
  return {
    output: json?.output,
    requestId,
    modelId,
    cost: typeof cost === "number" && cost >= 0 && cost < Infinity ? cost : undefined,
    createdAt: textOf(json?.created_at),
    finishedAt: textOf(json?.finished_at),
    raw: json,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
