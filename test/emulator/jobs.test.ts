import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Jobs } from "../../src/emulator/jobs.js";
import { Clock } from "./calls.js";
import { draw } from "./models.js";

function queue(queueMs: number, runMs: number, concurrency = Infinity) {
  const clock = new Clock();
  clock.time = 0;
  const jobs = new Jobs({ queueMs, runMs, concurrency, now: clock.now });
  const at = (time: number) => (clock.time = time);
  const create = () => jobs.create(draw, 0);
  return { jobs, at, create };
}

describe("the queue", () => {
  it("counts the places in it from 1, and closes up", () => {
    const { jobs, at, create } = queue(100, 1000);
    const [a, b] = [create(), create()];
    at(50);
    const c = create();
    const positions = () => [a, b, c].map((job) => jobs.position(job));
    expect(positions()).toEqual([1, 2, 3]);
    jobs.cancel(b);
    expect(positions()).toEqual([1, 0, 2]);
    at(100);
    expect(positions()).toEqual([0, 0, 1]);
    expect([a, b, c].map((job) => jobs.state(job))).toEqual([
      "in_progress",
      "cancelled",
      "in_queue",
    ]);
  });

  it("lets one job run after another", () => {
    const { jobs, at, create } = queue(0, 100, 1);
    const all = [create(), create(), create()];
    const states = () => all.map((job) => jobs.state(job));
    expect(states()).toEqual(["in_progress", "in_queue", "in_queue"]);
    at(99);
    expect(states()).toEqual(["in_progress", "in_queue", "in_queue"]);
    at(100);
    expect(states()).toEqual(["finished", "in_progress", "in_queue"]);
    at(1000);
    expect(states()).toEqual(["finished", "finished", "finished"]);
    expect(all.map(({ finishedAt }) => finishedAt)).toEqual([100, 200, 300]);
  });

  it("does not mind not being asked for a while", () => {
    const { jobs, at, create } = queue(10, 100, 2);
    const all = [create(), create(), create(), create(), create()];
    at(5000);
    const late = create();
    expect(jobs.state(late)).toBe("in_queue");
    expect(all.map(({ startedAt }) => startedAt)).toEqual([10, 10, 110, 110, 210]);
    at(5010);
    expect(jobs.state(late)).toBe("in_progress");
  });
});

it("never runs more jobs at once than told, nor leaves a place free, nor lets one overtake", () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant("create" as const) }),
      fc.record({ do: fc.constant("cancel" as const), which: fc.nat(30) }),
      fc.record({ do: fc.constant("wait" as const), ms: fc.nat(60) }),
    ),
    { maxLength: 60 },
  );
  const property = fc.property(
    steps,
    fc.nat(50),
    fc.integer({ min: 1, max: 50 }),
    fc.integer({ min: 1, max: 4 }),
    (plan, queueMs, runMs, concurrency) => {
      const { jobs, at, create } = queue(queueMs, runMs, concurrency);
      const all: ReturnType<typeof create>[] = [];
      let time = 0;
      for (const step of plan) {
        if (step.do === "create") all.push(create());
        if (step.do === "wait") at((time += step.ms));
        const job = step.do === "cancel" ? all[step.which] : undefined;
        if (job) jobs.cancel(job);

        const states = all.map((other) => jobs.state(other));
        const running = states.filter((state) => state === "in_progress").length;
        expect(running).toBeLessThanOrEqual(concurrency);
        const ready = all.filter(
          (other, index) => states[index] === "in_queue" && other.createdAt + queueMs <= time,
        );
        if (ready.length > 0) expect(running).toBe(concurrency);
        const starts = all.flatMap(({ startedAt }) => startedAt ?? []);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }
    },
  );
  fc.assert(property);
});
