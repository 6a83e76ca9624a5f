import type { Price } from "../model/file.js";
import type { JsonObject } from "../model/json.js";
import type { Job, Jobs } from "./jobs.js";
import { outputBody, outputsOf } from "./outputs.js";

/** What a submit answers. `origin` is that of the request. */
export function submitBody(job: Job, origin: string): JsonObject {
  return { request_id: job.id, ...jobUrls(job, origin), cancel_url: jobUrl(job, origin, "cancel") };
}

/** What a status answers: `completed` says that the job ended, not that it succeeded. */
export function statusBody(job: Job, jobs: Jobs, origin: string): JsonObject {
  const state = jobs.state(job);
  const status = state === "finished" ? "completed" : state;
  const position = state === "in_queue" ? { queue_position: jobs.position(job) } : {};
  return { request_id: job.id, status, ...position, ...jobUrls(job, origin) };
}

/** What a result answers, before the job's end as well. */
export function resultBody(job: Job, jobs: Jobs, origin: string, withCost: boolean): JsonObject {
  const state = jobs.state(job);
  const base = { request_id: job.id, created_at: timestamp(job.createdAt) };
  if (state === "in_queue" || state === "in_progress") return { ...base, status: state };
  const ended = { ...base, finished_at: timestamp(job.finishedAt ?? job.createdAt) };
  if (state === "cancelled") return { ...ended, status: state };
  if (job.error !== undefined) return { ...ended, status: "failed", error: job.error };
  const cost = withCost ? costOf(job.model.price) : undefined;
  return {
    ...ended,
    status: "succeeded",
    output: outputBody(outputsOf(job.model), `${origin}/files/${job.id}`),
    ...(cost === undefined ? {} : { cost }),
  };
}

/** The emulator gives one output a job, and its clips last one second. */
function costOf(price: Price | undefined): number | undefined {
  return price?.unit === "output" || price?.unit === "second" ? price.usd : undefined;
}

function jobUrls(job: Job, origin: string): JsonObject {
  return {
    status_url: jobUrl(job, origin, "status"),
    result_url: jobUrl(job, origin, "result"),
  };
}

function jobUrl(job: Job, origin: string, what: string): string {
  return `${origin}/v1/requests/${job.id}/${what}`;
}

function timestamp(ms: number): string {
  return new Date(ms).toISOString();
}
