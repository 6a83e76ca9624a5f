import type { ModelFile } from "../model/file.js";
import type { Json } from "../model/json.js";

/** One job. Times are milliseconds of the emulator's clock. */
export interface Job {
  readonly id: string;
  readonly model: ModelFile;
  /** What its pictures are drawn from. */
  readonly seed: number;
  readonly createdAt: number;
  /** Absent while it waits. */
  startedAt?: number;
  /** When it ends or was cancelled; ahead of the clock while it runs. */
  finishedAt?: number;
  cancelled: boolean;
  /** Set where it fails instead of giving an output. */
  error?: Json;
}

export type JobState = "in_queue" | "in_progress" | "finished" | "cancelled";

export interface JobTimes {
  /** How long a job waits at least, in milliseconds. */
  readonly queueMs: number;
  /** How long a job runs, in milliseconds. */
  readonly runMs: number;
  /** How many jobs run at once. */
  readonly concurrency: number;
  readonly now: () => number;
}

/**
 * The jobs: first come, first run. Nothing happens by itself: each question brings the queue up to the clock's time first,
 * so the same questions at the same times give the same answers.
 */
export class Jobs {
  readonly #times: JobTimes;
  readonly #jobs = new Map<string, Job>();
  readonly #prefix: string;
  #queue: Job[] = [];
  /** When the running jobs end, in the order of their starts. */
  readonly #ends: number[] = [];

  constructor(times: JobTimes) {
    this.#times = times;
    // The time of the start in every id: an emulator started again never hands out the id of an older job.
    this.#prefix = `emu_${Math.floor(times.now()).toString(36)}_`;
  }

  create(model: ModelFile, seed: number): Job {
    const id = `${this.#prefix}${this.#jobs.size + 1}`;
    const job: Job = { id, model, seed, createdAt: this.#times.now(), cancelled: false };
    this.#jobs.set(id, job);
    this.#queue.push(job);
    return job;
  }

  find(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  state(job: Job): JobState {
    this.#advance();
    if (job.cancelled) return "cancelled";
    if (job.startedAt === undefined) return "in_queue";
    return (job.finishedAt ?? Infinity) <= this.#times.now() ? "finished" : "in_progress";
  }

  /** 1 for the job that runs next. */
  position(job: Job): number {
    this.#advance();
    return this.#queue.indexOf(job) + 1;
  }

  /** Only a job that waits can be cancelled; one cancelled before stays so. */
  cancel(job: Job): "cancelled" | "not_cancellable" {
    const state = this.state(job);
    if (state === "in_queue") {
      job.cancelled = true;
      job.finishedAt = this.#times.now();
      this.#queue = this.#queue.filter((other) => other !== job);
    }
    return job.cancelled ? "cancelled" : "not_cancellable";
  }

  #advance(): void {
    const { queueMs, runMs, concurrency } = this.#times;
    const now = this.#times.now();
    for (let job = this.#queue[0]; job !== undefined; job = this.#queue[0]) {
      // All run equally long, so the place that is free first is that of the job started first.
      const isFull = this.#ends.length >= concurrency;
      const startedAt = Math.max(
        job.createdAt + queueMs,
        isFull ? (this.#ends[0] ?? 0) : -Infinity,
      );
      if (startedAt > now) break;
      if (isFull) this.#ends.shift();
      job.startedAt = startedAt;
      job.finishedAt = startedAt + runMs;
      this.#ends.push(job.finishedAt);
      this.#queue.shift();
    }
    const running = this.#ends.findIndex((end) => end > now);
    this.#ends.splice(0, running === -1 ? this.#ends.length : running);
  }
}
