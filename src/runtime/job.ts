import { askToCancel } from "./cancel.js";
import { type Call, openCall, run } from "./call.js";
import type { CancelOutcome } from "./errors.js";
import type { ClientOptions, ReadOptions, WaitOptions } from "./options.js";
import { awaitResult, type RunResult } from "./result.js";
import { isFinal, type JobUpdate } from "./state.js";
import { look, watch } from "./watch.js";

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
  toJSON(): { modelId: string; requestId: string };
}

/** A job of a client with these settings. Sends nothing. */
export function createJob<Output>(
  settings: ClientOptions,
  modelId: string,
  requestId: string,
): Job<Output> {
  const open = (options: WaitOptions = {}): Call => openCall(settings, options, modelId, requestId);
  return {
    modelId,
    requestId,
    status: async (options) =>
      run(
        open({ ...options, cancelOnAbort: false }),
        async (call) => (await look(call, "status")).update,
      ),
    async *updates(options) {
      const call = open(options);
      try {
        for await (const { update, changed } of watch(call)) {
          if (changed) yield update;
          if (isFinal(update)) return;
        }
      } finally {
        call.close();
      }
    },
    result: async (options) =>
      run(open(options), (call) => awaitResult(call) as Promise<RunResult<Output>>),
    cancel: async () => run(open({ requestTimeoutMs: 10_000 }), askToCancel),
    toJSON: () => ({ modelId, requestId }),
  };
}
