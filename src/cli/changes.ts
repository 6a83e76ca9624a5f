/** Changes, of which those that come together count as one. */
export interface Changes {
  /** Something changed. */
  readonly add: () => void;
  /** Waits for a change after which nothing more changed for a while; one that was there before it was called counts. */
  readonly settled: () => Promise<void>;
}

/** @param quietMs How long nothing has to change, in milliseconds. */
export function collectChanges(quietMs: number): Changes {
  let isChanged = false;
  let timer: NodeJS.Timeout | undefined;
  let settle: (() => void) | undefined;
  const end = () => {
    if (!settle) return;
    isChanged = false;
    settle();
    settle = undefined;
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(end, quietMs);
  };
  return {
    add() {
      isChanged = true;
      wait();
    },
    settled() {
      return new Promise((resolve) => {
        settle = resolve;
        if (isChanged) wait();
      });
    },
  };
}
