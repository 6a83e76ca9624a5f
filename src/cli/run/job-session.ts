import { once } from "node:events";
import process from "node:process";
import { isComfygenError, type CancelOutcome, type ComfygenError } from "../../runtime/errors.js";
import type { JobUpdate } from "../../runtime/state.js";
import { CommandError, EXIT } from "../exit-status.js";
import { watchForInterruption } from "../interruption.js";
import { note } from "../print.js";
import { startProgress, type Progress } from "./progress.js";
import { pickUpWords } from "./pick-up-words.js";
import { describeRunFailure } from "./run-failure.js";
import type { JobOptions } from "./job-options.js";

/** What a command works with while a job is under way. */
export interface JobSession {
  readonly progress: Progress;
  /** For the calls of the client. */
  readonly calls: {
    /** Aborted by Ctrl-C. */
    readonly signal: AbortSignal;
    readonly timeoutMs: number | undefined;
    readonly onSubmitted: (requestId: string) => void;
    readonly onUpdate: (update: JobUpdate) => void;
  };
}

/**
 * Does work that is about one job: shows how it fares, lets Ctrl-C end it, and tells with every failure what became of
 * the money and the job.
 *
 * @param known The job's request id, where it was submitted before.
 * @throws CommandError, or what is a bug
 */
export async function withJob(
  options: JobOptions,
  known: string | undefined,
  work: (session: JobSession) => Promise<void>,
): Promise<void> {
  let requestId = known;
  const progress = startProgress();
  const { signal, close } = watchForInterruption(() => {
    progress.end();
    note(leftWords(requestId, options));
    process.exit(EXIT.interrupted);
  });
  signal.addEventListener("abort", () => progress.say("ending (Ctrl-C again leaves at once)"));
  const { timeoutMs } = options;
  const onSubmitted = (id: string) => {
    requestId = id;
    progress.say(`submitted: ${id}`);
  };
  try {
    await work({ progress, calls: { signal, timeoutMs, onSubmitted, onUpdate: progress.update } });
  } catch (error) {
    const cancellation = isComfygenError(error, "aborted") ? await error.cancellation : undefined;
    progress.end();
    if (isComfygenError(error, "timeout")) await learnRequestId(error);
    throw failure(error, options, cancellation);
  } finally {
    progress.end();
    close();
  }
}

/**
 * What to end a command with whose client failed. Any other error is given back.
 *
 * @param cancellation What came of the attempt to cancel the job, where there was one.
 */
export function failure(
  error: unknown,
  options: JobOptions,
  cancellation?: CancelOutcome,
): unknown {
  if (!isComfygenError(error)) return error;
  const described = describeRunFailure(error, cancellation, options);
  return new CommandError(described.status, described.message, described.details);
}

/**
 * A submit that ran out of time goes on in the background for up to 10 s, to learn the request id of what may be paid for.
 * It is over when nothing is left for the process to wait for.
 */
async function learnRequestId({ requestId, billed }: ComfygenError): Promise<void> {
  if (requestId === undefined && billed !== "no") await once(process, "beforeExit");
}

function leftWords(requestId: string | undefined, options: JobOptions): string {
  return requestId === undefined
    ? "left at once: there may be a job, and it may be billed; look at the Generations page"
    : `left at once: job ${requestId} may go on and be billed\n${pickUpWords(requestId, options)}`;
}
