import { type Call, openCall, run } from "./call.js";
import { askToCancel } from "./cancel.js";
import type { CancelOutcome } from "./errors.js";
import type { ClientOptions, ReadOptions, WaitOptions } from "./options.js";
import { awaitResult, type RunResult } from "./result.js";
import { isFinal, type JobUpdate, stateOf } from "./state.js";
import { read, watch } from "./watch.js";

/**
 * A job that was submitted, by this process or another one: `client.submit(request)`, `client.job(model, requestId)`.
 * Every call throws the errors of `client.run()`, with the job's request id on them.
 */
export class Job<Output> {
  readonly modelId: string;
  readonly requestId: string;
  readonly #settings: ClientOptions;

  constructor(settings: ClientOptions, modelId: string, requestId: string) {
    this.#settings = settings;
    this.modelId = modelId;
    this.requestId = requestId;
  }

  /** Reads the state once. */
  async status(options: ReadOptions = {}): Promise<JobUpdate> {
    const call = this.#call({ ...options, cancelOnAbort: false });
    return run(call, async () => stateOf(call, await read(call, "status")));
  }

  /**
   * The state now, and then each change of it, until the job no longer changes. Leaving the loop early leaves the job
   * alone; an abort cancels it, unless `cancelOnAbort` is false.
   */
  async *updates(options: Omit<WaitOptions, "onUpdate"> = {}): AsyncGenerator<JobUpdate, void> {
    const call = this.#call(options);
    try {
      for await (const { update, changed } of watch(call)) {
        if (changed) yield update;
        if (isFinal(update)) return;
      }
    } finally {
      call.close();
    }
  }

  /** Waits for the result; may be called again. An abort cancels the job, unless `cancelOnAbort` is false. */
  async result(options: WaitOptions = {}): Promise<RunResult<Output>> {
    const call = this.#call(options);
    const result = await run(call, () => awaitResult(call));
    return result as RunResult<Output>;
  }

  /**
   * Asks once for the job to be cancelled: in the queue it can be, and costs nothing. Rejects only if it can't be asked
   * for (no token); `unknown` is the answer where none came within 10 s, or none that is clear.
   */
  async cancel(): Promise<CancelOutcome> {
    const call = this.#call({ requestTimeoutMs: 10_000 });
    return run(call, () => askToCancel(call));
  }

  /** What it takes to pick the job up again. */
  toJSON(): { modelId: string; requestId: string } {
    return { modelId: this.modelId, requestId: this.requestId };
  }

  #call(options: WaitOptions): Call {
    return openCall(this.#settings, options, this.modelId, this.requestId);
  }
}
