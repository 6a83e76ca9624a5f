// Made by comfygen. Do not edit.

import { type BatchOptions, type BatchResults, runBatch, type RunOne } from "./batch.js";
import { run } from "./call.js";
import { createJob, type Job } from "./job.js";
import type { ModelRequest } from "./model.js";
import {
  badOption,
  type ClientOptions,
  type CallOptions,
  type Settings,
  type SubmitOptions,
} from "./options.js";
import { awaitResult, type RunResult } from "./result.js";
import { isRequestId, submit } from "./submit.js";

/** Runs models. */
export interface Client {
  /**
   * Submits a request and waits for its result. A callback that throws ends the wait with its own error, and leaves the
   * job running; the error is given the job's `requestId`.
   * @throws InputError, ConfigurationError, AbortedError and, before anything is sent or after, every other
   *   {@link ComfygenError}: `billed` tells what became of the money, `requestId` of the job.
   */
  run<Output>(
    request: ModelRequest<unknown, Output>,
    options?: CallOptions,
  ): Promise<RunResult<Output>>;

  /** Submits a request, with exactly one POST that counts, and does not wait. */
  submit<Output>(
    request: ModelRequest<unknown, Output>,
    options?: SubmitOptions,
  ): Promise<Job<Output>>;

  /**
   * A job that was submitted before, here or in another process. Sends nothing.
   * @throws ConfigurationError if that can be no request id
   */
  job<Output>(model: RunnableModel<Output>, requestId: string): Job<Output>;

  /**
   * Runs requests, 8 at once unless told otherwise. Never rejects for one of them: each has its place in the results,
   * fulfilled or rejected. An abort ends all, and those that were not sent yet stay unsent.
   */
  runAll<const Requests extends readonly ModelRequest<unknown, unknown>[]>(
    requests: Requests,
    options?: BatchOptions,
  ): Promise<BatchResults<Requests>>;
}

/** A model, as far as picking up its jobs goes. */
export type RunnableModel<Output> = ((input: never) => ModelRequest<unknown, Output>) & {
  readonly id: string;
};

/** A client. Tokens and the environment are looked at when it is used, not before. */
export function createClient(options: ClientOptions = {}): Client {
  const settings: Settings = { ...options, sentTokens: [] };
  const runOne: RunOne = async (request, callOptions, onSubmitting) =>
    run(settings, callOptions, request, async (call) => {
      await submit(call, request, onSubmitting);
      return awaitResult(call, call.poll.firstMs);
    });

  return {
    run: runOne as Client["run"],
    submit: async (request, callOptions) =>
      run(settings, callOptions, request, async (call) => {
        await submit(call, request);
        return createJob(settings, call);
      }),
    job({ id }, requestId) {
      if (!isRequestId(requestId)) throw badOption("No request id: " + requestId);
      return createJob(settings, { modelId: id, requestId });
    },
    runAll: ((requests, batchOptions = {}) =>
      runBatch(runOne, requests, batchOptions)) as Client["runAll"],
  };
}
