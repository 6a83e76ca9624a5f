import { endCall } from "./ending.js";
import type { Answer } from "./http.js";
import { type Limit, openLimit } from "./limit.js";
import {
  type CallOptions,
  fillIn,
  type PollOptions,
  type Settings,
} from "./options.js";

/** What a call is about: a request, or a job. */
export interface JobIds {
  readonly modelId: string;
  readonly requestId?: string;
}

/** One call of the client, and what is known of its job so far. */
export interface CallState {
  readonly settings: Settings;
  readonly options: CallOptions;
  readonly poll: Readonly<Record<keyof PollOptions, number>>;
  readonly modelId: string;
  /** Given, or learnt from the answer to the submit; empty before. */
  requestId: string;
  /** The job's status, as last read; empty before. */
  jobStatus: string;
  /** The answer to a submit, while nobody knows whether there is a job. Never rejects. */
  posted?: Promise<Answer> | undefined;
  /** Ends a submit: not the call's own signal, for its answer is wanted even if the caller gives up. */
  readonly abandon: AbortController;
  /** When its time is over, by the clock of `Date.now()`. */
  readonly endsAt: number;
}

/** A call within its limit. */
export type Call = CallState & Limit;

/** Starts the clock. @throws ConfigurationError */
export function openCall(
  settings: Settings,
  options: CallOptions = {},
  { modelId, requestId = "" }: JobIds,
): Call {
  const { timeoutMs } = fillIn(
    { timeoutMs: 3_600_000, requestTimeoutMs: 60_000 },
    options,
  );
  const call: CallState = {
    settings,
    options,
    poll: fillIn({ firstMs: 500, growth: 1.12, maxMs: 8000 }, options.poll),
    modelId,
    requestId,
    jobStatus: "",
    abandon: new AbortController(),
    endsAt: Date.now() + timeoutMs,
  };
  const { signal } = options;
  // An abort before the call sends nothing.
  const cancel = options.cancelOnAbort !== false && !signal?.aborted;
  return Object.assign(
    call,
    openLimit(timeoutMs, signal, (end) => endCall(call, end, cancel)),
  );
}

/** Does a piece of a call's work: settles as it does, or rejects in the moment the call is over. */
export async function step<T>(
  call: Call,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  try {
    call.signal.throwIfAborted();
    return await Promise.race([work(call), call.over]);
  } catch (error) {
    throw nameJob(error, call.requestId);
  }
}

/** Does all the work of a call. */
export async function run<T>(
  settings: Settings,
  options: CallOptions | undefined,
  ids: JobIds,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  const call = openCall(settings, options, ids);
  return step(call, work).finally(call.close);
}

/** A callback's own error is passed on as it is, but must not hide the job: it is given a `requestId`. */
export function nameJob(error: unknown, requestId: string): unknown {
  const thrown: object = Object(error);
  if (requestId && !("requestId" in thrown))
    Reflect.set(thrown, "requestId", requestId);
  return error;
}
