// Made by comfygen. Do not edit.

import type { InputIssue } from "./issue.js";

/** Whether money was spent, as far as the client can know. */
export type Billed = "no" | "maybe" | "yes";

/**
 * What became of a cancelled job. `cancelled`: it will not run and is not charged. `not_cancellable`: it is running or
 * done, goes on to its end and is charged. `unknown`: no clear answer came.
 */
export type CancelOutcome = "cancelled" | "not_cancellable" | "unknown";

/** What is known when something goes wrong. */
export interface ErrorFacts {
  readonly modelId?: string | undefined;
  /** The job that may be paid for, or whatever the server named: `client.job(model, requestId)` picks it up. */
  readonly requestId?: string | undefined;
  /** The status of the answer that decided. */
  readonly httpStatus?: number | undefined;
  /** The job's own status, as last read. */
  readonly jobStatus?: string | undefined;
  /** The text of the answer that decided, its first 2,000 characters. */
  readonly body?: string | undefined;
  readonly billed: Billed;
  /**
   * True where trying again may help and can't pay twice: with a `requestId` by picking that job up, without one by
   * submitting again.
   */
  readonly retryable?: boolean;
  /** What to do about it. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** What all errors of a client have in common. `code` tells them apart: see {@link isComfygenError}. */
export abstract class ComfygenError<Code extends ErrorCode = ErrorCode>
  extends Error
  implements ErrorFacts
{
  declare readonly code: Code;
  declare readonly modelId: string | undefined;
  /** Set later where it is learnt later: see {@link AbortedError.cancellation}. */
  declare requestId: string | undefined;
  declare readonly httpStatus: number | undefined;
  declare readonly jobStatus: string | undefined;
  declare readonly body: string | undefined;
  declare readonly billed: Billed;
  readonly retryable: boolean = false;
  declare readonly hint: string | undefined;

  constructor(code: Code, message: string, facts: ErrorFacts) {
    super(message, facts.cause ? facts : undefined);
    for (const [name, fact] of Object.entries({ code, ...facts })) {
      if (fact) Reflect.set(this, name, fact);
    }
  }
}

/** The input is wrong. Nothing was sent. */
export class InputError extends ComfygenError<"invalid_input"> {
  /** All that is wrong, in the order in which it was found. */
  declare readonly issues: readonly InputIssue[];

  constructor(modelId: string, issues: readonly InputIssue[]) {
    const lines = [`${modelId}:`, ...issues.map(({ message }) => message)];
    const facts = { modelId, billed: "no", issues } as const;
    super("invalid_input", lines.join("\n  "), facts);
  }

  override get name(): string {
    return "InputError";
  }
}

/** The client is set up wrong. */
export class ConfigurationError extends ComfygenError<"no_token" | "bad_option"> {
  override get name(): string {
    return "ConfigurationError";
  }
}

/** The server refused, or could not answer. */
export class ApiError extends ComfygenError<
  | "unauthorized"
  | "insufficient_balance"
  | "forbidden"
  | "not_found"
  | "rejected"
  | "rate_limited"
  | "unavailable"
> {
  override get name(): string {
    return "ApiError";
  }
}

/** No answer came, and trying again did not help; or a file could not be uploaded. */
export class NetworkError extends ComfygenError<"network"> {
  override get name(): string {
    return "NetworkError";
  }
}

/** Nobody knows whether the job was taken in: it may be running and billed. It was not sent again, and should not be. */
export class SubmitUnknownError extends ComfygenError<"submit_unknown"> {
  override get name(): string {
    return "SubmitUnknownError";
  }
}

/** The job ran and failed. The message has the server's words. */
export class JobFailedError extends ComfygenError<"job_failed"> {
  override get name(): string {
    return "JobFailedError";
  }
}

/** The job was cancelled before it ran, by whomever. */
export class JobCancelledError extends ComfygenError<"job_cancelled"> {
  override get name(): string {
    return "JobCancelledError";
  }
}

/** The time for the whole call is over. The job, if there is one, goes on: `requestId` is how to pick it up. */
export class TimeoutError extends ComfygenError<"timeout"> {
  override get name(): string {
    return "TimeoutError";
  }
}

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class AbortedError extends ComfygenError<"aborted"> {
  /**
   * What became of the job. Never rejects, and resolves within 10 seconds; to `undefined` where there was no job, or it
   * was to be left alone (`cancelOnAbort: false`).
   */
  declare readonly cancellation: Promise<CancelOutcome | undefined>;

  override get name(): string {
    return "AbortedError";
  }
}

/** The server answered, but not as its documentation says. */
export class ResponseError extends ComfygenError<"bad_response"> {
  override get name(): string {
    return "ResponseError";
  }
}

type AnyError =
  | InputError
  | ConfigurationError
  | ApiError
  | NetworkError
  | SubmitUnknownError
  | JobFailedError
  | JobCancelledError
  | TimeoutError
  | AbortedError
  | ResponseError;

/** The stable code of an error. */
export type ErrorCode = AnyError["code"];

type ErrorOf<Code, Each = AnyError> = Each extends { readonly code: infer Own }
  ? Code extends Own
    ? Each & { readonly code: Code }
    : never
  : never;

/**
 * True for an error of a client, of one code if one is given. Unlike `instanceof` it works where an application has
 * several copies of this runtime.
 */
export function isComfygenError<Code extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: Code,
): error is ErrorOf<Code> {
  if (!(error instanceof Error && "code" in error)) return false;
  return "billed" in error && "retryable" in error && (code ?? error.code) === error.code;
}
