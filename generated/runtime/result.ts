// Made by comfygen. Do not edit.

import type { Call } from "./call.js";
import { JobCancelledError, JobFailedError } from "./errors.js";
import { member, tell } from "./failure.js";
import { isFinal } from "./state.js";
import { type Look, look, watch } from "./watch.js";

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
  for await (const seen of watch(call, firstWaitMs)) {
    if (seen.changed) await call.options.onUpdate?.(seen.update);
    const result = isFinal(seen.update) && (await readResult(call, seen));
    if (result) return result;
  }
  throw new TypeError("out of waits"); // there is no end of them
}

/** Reads the result; `undefined` if it is not there yet. Its own status decides, where it has a final one. */
async function readResult(call: Call, seen: Look): Promise<RunResult<unknown> | undefined> {
  // Nothing may be kept of a job that came to nothing.
  const lost = /^(failed|cancelled)$/.test(seen.update.status);
  const { answer, update } = await look(call, "result?include_cost=true").then(
    (own) => (lost && !isFinal(own.update) ? seen : own),
    (error: unknown) => {
      if (lost) return seen;
      throw error;
    },
  );
  if (!isFinal(update)) return undefined;

  const { modelId, requestId, status } = update;
  const about = tell(call, status, answer, {
    jobStatus: status,
    hint: undefined,
    billed: status === "cancelled" ? "no" : "maybe",
  });
  if (status === "failed") throw new JobFailedError("job_failed", ...about);
  if (status === "cancelled") throw new JobCancelledError("job_cancelled", ...about);
  const { json } = answer;
  const cost = member(json, "cost");
  const text = (name: string): string | undefined => {
    const value = member(json, name);
    return typeof value === "string" ? value : undefined;
  };
  return {
    output: member(json, "output"),
    requestId,
    modelId,
    cost: typeof cost === "number" && cost >= 0 && cost < Infinity ? cost : undefined,
    createdAt: text("created_at"),
    finishedAt: text("finished_at"),
    raw: json,
  };
}
