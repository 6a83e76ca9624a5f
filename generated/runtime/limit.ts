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

/** What ends with a signal. It has one listener for all of that: Node warns of more than ten. */
const endings = new WeakMap<object, Set<() => void>>();

function endAll(this: AbortSignal): void {
  endings.get(this)?.forEach((end) => end());
}

/**
 * Starts a limit of `ms` milliseconds within `parent`. `AbortSignal.any` and `AbortSignal.timeout` would leave
 * listeners and timers behind on some platforms.
 */
export function openLimit(
  ms: number,
  parent: AbortSignal = new AbortController().signal,
  reason: (end: End) => unknown = (end) => end,
): Limit {
  const controller = new AbortController();
  let fail: (reason: unknown) => void;
  const over = new Promise<never>((_, reject) => {
    fail = reject;
  });
  over.catch(() => {}); // nobody need be waiting when it ends

  const end = (how: End): void => {
    close();
    const why = reason(how);
    fail(why); // first: whoever races against it wins against a fetch that is aborted too
    controller.abort(why);
  };
  const onAbort = (): void => end("aborted");
  const timer = setTimeout(end, Math.min(ms, longestMs), "timeout");
  const close = (): void => {
    clearTimeout(timer);
    others.delete(onAbort);
    if (others.size === 0) parent.removeEventListener("abort", endAll);
  };
  const others = (endings.get(parent) ?? new Set()).add(onAbort);
  endings.set(parent, others);
  parent.addEventListener("abort", endAll);
  if (parent.aborted) onAbort();
  return { signal: controller.signal, over, close };
}

/** Resolves after `ms` milliseconds; rejects, and leaves no timer, when the signal is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return openLimit(ms, signal).over.catch((end: unknown) => {
    if (end !== "timeout") throw signal.reason;
  });
}
