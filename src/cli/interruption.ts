import process from "node:process";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** npm passes on to its child what the terminal has sent it already: so close together two signals are one. */
const TOGETHER_MS = 300;

/** Ctrl-C, or being told to end. */
export interface Interruption {
  /** Aborted by the first one. */
  readonly signal: AbortSignal;
  /** Leaves signals to the system again. */
  close(): void;
}

/** @param onSecond Called for the second one, which is not waited with. */
export function watchForInterruption(onSecond: () => void): Interruption {
  const controller = new AbortController();
  let firstAt = 0;
  const onSignal = () => {
    const now = performance.now();
    if (controller.signal.aborted) {
      if (now - firstAt > TOGETHER_MS) onSecond();
      return;
    }
    firstAt = now;
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    close: () => {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
