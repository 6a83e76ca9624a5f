// Made by comfygen. Do not edit.

import { askToCancel } from "./cancel.js";
import { type Call, type JobIds, openCall, run, step } from "./call.js";
import type { CancelOutcome } from "./errors.js";
import type { ReadOptions, Settings, WaitOptions } from "./options.js";
import { awaitResult, type RunResult } from "./result.js";
import { isFinal, type JobUpdate, look } from "./state.js";
import { watch } from "./watch.js";

/**
 * A job that was submitted, by this process or another one: `client.submit(request)`, `client.job(model, requestId)`.
 * Every call throws the errors of `client.run()`, with the job's request id on them.
 */
export interface Job<Output> {
  readonly modelId: string;
  readonly requestId: string;

  /** Reads the state once. */
  status(options?: ReadOptions): Promise<JobUpdate>;

  /**
   * The state now, and then each change of it, until the job no longer changes. Leaving the loop early leaves the job
   * alone; an abort cancels it, unless `cancelOnAbort` is false.
   */
  updates(options?: Omit<WaitOptions, "onUpdate">): AsyncGenerator<JobUpdate, void>;

  /** Waits for the result; may be called again. An abort cancels the job, unless `cancelOnAbort` is false. */
  result(options?: WaitOptions): Promise<RunResult<Output>>;

  /**
   * Asks once for the job to be cancelled: in the queue it can be, and costs nothing. Rejects only if it can't be asked
   * for (no token); `unknown` is the answer where none came within 10 s, or none that is clear.
   */
  cancel(): Promise<CancelOutcome>;

  /** What it takes to pick the job up again. */
  toJSON(): { readonly modelId: string; readonly requestId: string };
}

/** A job of a client with these settings. Sends nothing. */
export function createJob<Output>(
  settings: Settings,
  { modelId, requestId }: Required<JobIds>,
): Job<Output> {
  const ids = { modelId, requestId };
  return {
    ...ids,
    status: (options) =>
      run(
        settings,
        { ...options, cancelOnAbort: false },
        ids,
        async (opened) => (await look(opened, "status"))[0],
      ),
    async *updates(options) {
      const opened = openCall(settings, options, ids);
      try {
        const next = watch(opened);
        for (;;) {
          const [update, changed] = await step(opened, next);
          if (changed) yield update;
          if (isFinal(update.status)) return;
        }
      } finally {
        opened.close();
      }
    },
    result: (options) =>
      run(settings, options, ids, awaitResult as (call: Call) => Promise<RunResult<Output>>),
    cancel: () => run(settings, { requestTimeoutMs: 10_000 }, ids, askToCancel),
    toJSON: () => ids,
  };
}
