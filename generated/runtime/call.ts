// Made by comfygen. Do not edit.

import { endCall } from "./ending.js";
import type { Answer } from "./http.js";
import { type Limit, openLimit } from "./limit.js";
import {
  type ClientOptions,
  fillIn,
  type PollOptions,
  type RetryOptions,
  type CallOptions,
} from "./options.js";

/** One call of the client, and what is known of its job so far. */
export interface CallState {
  readonly settings: ClientOptions;
  readonly options: CallOptions;
  readonly retry: Readonly<Record<keyof RetryOptions, number>>;
  readonly poll: Readonly<Record<keyof PollOptions, number>>;
  readonly modelId: string;
  /** Given, or learnt from the answer to the submit; empty before. */
  requestId: string;
  /** The job's status, as last read. */
  jobStatus?: string;
  /** The answer to a submit, while nobody knows whether there is a job. Never rejects. */
  posted?: Promise<Answer> | undefined;
  /** Ends a submit: not the call's own signal, for its answer is wanted even if the caller gives up. */
  readonly abandon: AbortController;
  /** The token that was sent last, to be kept out of what is said. */
  token?: string | undefined;
  /** When its time is over, by the clock of `performance.now()`. */
  readonly endsAt: number;
}

/** A call within its limit. */
export type Call = CallState & Limit;

/** Starts the clock. @throws ConfigurationError; AbortedError if the signal is aborted already */
export function openCall(
  settings: ClientOptions,
  options: CallOptions,
  modelId: string,
  requestId = "",
): Call {
  const { signal, cancelOnAbort = true } = options;
  const { timeoutMs } = fillIn({ timeoutMs: 3_600_000, requestTimeoutMs: 60_000 }, options);
  const call: CallState = {
    settings,
    options,
    retry: fillIn({ tries: 4, firstMs: 500, maxMs: 8000 }, settings.retry),
    poll: fillIn({ firstMs: 500, growth: 1.12, maxMs: 8000 }, options.poll),
    modelId,
    requestId,
    abandon: new AbortController(),
    endsAt: performance.now() + timeoutMs,
  };
  if (signal?.aborted) throw endCall(call, "aborted", false);
  const limit = openLimit(timeoutMs, signal, (end) => endCall(call, end, cancelOnAbort));
  return Object.assign(call, limit);
}

/** Does a piece of a call's work: settles as it does, or rejects in the moment the call is over. */
export async function step<T>(call: Call, work: (call: Call) => Promise<T>): Promise<T> {
  try {
    call.signal.throwIfAborted();
    return await Promise.race([work(call), call.over]);
  } catch (error) {
    throw nameJob(error, call.requestId);
  }
}

/** Does all of a call's work. */
export function run<T>(call: Call, work: (call: Call) => Promise<T>): Promise<T> {
  return step(call, work).finally(call.close);
}

/** A callback's own error is passed on as it is, but must not hide the job: it is given a `requestId`. */
export function nameJob(error: unknown, requestId: string): unknown {
  const thrown: object = Object(error);
  if (requestId && !("requestId" in thrown)) Reflect.set(thrown, "requestId", requestId);
  return error;
}
