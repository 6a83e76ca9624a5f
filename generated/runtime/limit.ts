// Made by comfygen. Do not edit.

/** What ended a piece of work before it was done. */
export type End = "aborted" | "timeout";

/** A time and a signal, whichever is over first. */
export interface Limit {
  /** Aborted, with its reason, when the limit is over. */
  readonly signal: AbortSignal;
  /** Rejects with that reason, and not before. */
  readonly over: Promise<never>;
  /** Takes the timer and the listener away. */
  close(): void;
}

/** The longest that a timer can run; a longer one would fire at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Starts a limit of `ms` milliseconds within `parent`. `AbortSignal.any` and `AbortSignal.timeout` would leave
 * listeners and timers behind on some platforms.
 */
export function openLimit(
  ms: number,
  parent?: AbortSignal,
  reason: (end: End) => unknown = (end) => end,
): Limit {
  const controller = new AbortController();
  const { signal } = controller;
  // The first listener, so the first to know: whoever races against it wins against a fetch that is aborted too.
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  over.catch(() => {}); // nobody need be waiting when it ends

  const end = (how: End): void => {
    close();
    controller.abort(reason(how));
  };
  const onAbort = (): void => end("aborted");
  const timer = setTimeout(end, Math.min(ms, longestMs), "timeout");
  const close = (): void => {
    clearTimeout(timer);
    parent?.removeEventListener("abort", onAbort);
  };
  parent?.addEventListener("abort", onAbort);
  if (parent?.aborted) onAbort();
  return { signal, over, close };
}

/** Resolves after `ms` milliseconds; rejects, and leaves no timer, when the signal is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return openLimit(ms, signal).over.catch((end: unknown) => {
    if (end !== "timeout") throw signal.reason;
  });
}
