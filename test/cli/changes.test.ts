import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { collectChanges } from "../../src/cli/changes.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Counts how often changes settled, each wait following on the one before. */
function counted(changes: ReturnType<typeof collectChanges>): () => number {
  let count = 0;
  const wait = async (): Promise<void> => {
    await changes.settled();
    count += 1;
    return wait();
  };
  void wait();
  return () => count;
}

describe("changes", () => {
  it("that come together are one, after which nothing changed for a while", async () => {
    const changes = collectChanges(100);
    const count = counted(changes);
    for (let burst = 0; burst < 50; burst += 1) {
      changes.add();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(count()).toBe(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(count()).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(count()).toBe(1);
  });

  it("that come while nobody waits are not lost", async () => {
    const changes = collectChanges(100);
    changes.add();
    await vi.advanceTimersByTimeAsync(1000);
    const count = counted(changes);
    await vi.advanceTimersByTimeAsync(100);
    expect(count()).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(count()).toBe(1);
  });
});
