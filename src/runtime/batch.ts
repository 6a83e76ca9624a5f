import { nameJob } from "./call.js";
import type { ModelRequest } from "./model.js";
import { type CallOptions, fillIn } from "./options.js";
import type { RunResult } from "./result.js";
import type { JobUpdate } from "./state.js";

/** What `client.runAll()` takes. Times are for each request, and start when its turn comes. */
export interface BatchOptions extends Omit<
  CallOptions,
  "onSubmitted" | "onUpdate"
> {
  /** How many jobs are under way at once; at least 1. Default 8. */
  readonly concurrency?: number | undefined;
  /**
   * Told right before a request is sent for the first time; waited for. What it throws ends the request unsent. With
   * {@link onSubmitted} it is what a journal needs: begun and not submitted means that it may be running and billed.
   */
  readonly onSubmitting?: ((index: number) => void | Promise<void>) | undefined;
  /** Told the request id as soon as there is one; waited for. */
  readonly onSubmitted?:
    ((requestId: string, index: number) => void | Promise<void>) | undefined;
  /** Told of each change of a job; waited for. */
  readonly onUpdate?:
    ((update: JobUpdate, index: number) => void | Promise<void>) | undefined;
  /** Told what became of a request; waited for. What it throws becomes what became of the request. */
  readonly onSettled?:
    | ((
        result: PromiseSettledResult<RunResult<unknown>>,
        index: number,
      ) => void | Promise<void>)
    | undefined;
}

/** What became of each request, in the order of the requests, each with its own output type. */
export type BatchResults<
  Requests extends readonly ModelRequest<unknown, unknown>[],
> = {
  -readonly [Index in keyof Requests]: Requests[Index] extends ModelRequest<
    unknown,
    infer Output
  >
    ? PromiseSettledResult<RunResult<Output>>
    : never;
};

/** Runs one request of a batch. */
export type RunOne = (
  request: ModelRequest<unknown, unknown>,
  options?: CallOptions,
  onSubmitting?: () => unknown,
) => Promise<RunResult<unknown>>;

/** Runs requests, some at once; one that fails stops no other. */
export async function runBatch(
  runOne: RunOne,
  requests: readonly ModelRequest<unknown, unknown>[],
  options: BatchOptions,
): Promise<PromiseSettledResult<RunResult<unknown>>[]> {
  const { concurrency } = fillIn({ concurrency: 8 }, options);
  const results: PromiseSettledResult<RunResult<unknown>>[] = [];

  const queue = requests.entries(); // shared: whoever is free takes the next
  const worker = async (): Promise<void> => {
    for (const [index, request] of queue) {
      const told = {
        ...options,
        onSubmitted: (requestId: string) =>
          options.onSubmitted?.(requestId, index),
        onUpdate: (update: JobUpdate) => options.onUpdate?.(update, index),
      };
      const running = runOne(request, told, () =>
        options.onSubmitting?.(index),
      );
      const [result] = await Promise.allSettled([running]);
      results[index] = result;
      try {
        await options.onSettled?.(result, index);
      } catch (error) {
        const job = "value" in result ? result.value : Object(result.reason);
        results[index] = {
          status: "rejected",
          reason: nameJob(error, job.requestId),
        };
      }
    }
  };
  await Promise.all(requests.slice(0, concurrency).map(worker));
  return results;
}
