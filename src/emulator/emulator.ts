import type { ModelFile } from "../model/file.js";
import { createApp } from "./app.js";
import { Catalog } from "./catalog.js";
import type { Outcome } from "./exchange.js";
import { deliver, refused, requestOf, untilAborted } from "./fetch-faults.js";
import { followPlan, type FaultPlan } from "./fault-plan.js";
import type { Wire } from "./faults.js";
import { Jobs } from "./jobs.js";
import { RequestLog, type ReceivedRequest } from "./request-log.js";

/** What an emulator is made of. */
export interface EmulatorOptions {
  /** The models that can be run, as their files say. */
  readonly models: readonly ModelFile[];
  /** How long a job waits in the queue at least, in milliseconds; 0 unless told. */
  readonly queueMs?: number;
  /** How long a job runs, in milliseconds; 0 unless told: a job is done when it is first asked about. */
  readonly runMs?: number;
  /** How many jobs run at once, the others wait; any number unless told. */
  readonly concurrency?: number;
  /** What goes wrong, and when; nothing unless told. */
  readonly plan?: FaultPlan;
  /** The clock, in milliseconds since 1970; `Date.now` unless told. It moves the queue, and stands in request ids. */
  readonly now?: () => number;
  /** Called once for every request, when its answer is known. */
  readonly onRequest?: (request: ReceivedRequest) => void;
}

/** An answer, and what is to happen to the connection that it goes out on. */
export interface EmulatedAnswer {
  readonly response: Response;
  readonly wire?: Wire;
}

/** RunComfy's Model API, offline. */
export interface Emulator {
  /**
   * Stands in for `fetch`, without a socket: `createClient({ token: "any", fetch: emulator.fetch })`. The origin of a URL
   * does not matter, its path does. Socket faults are rejections, or promises that wait for the signal.
   */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** The requests that arrived, for tests to count at the server. */
  readonly requests: RequestLog;
  /** What {@link Emulator.fetch} and `serveEmulator` are built on: the answer, with the fault still to be carried out. */
  readonly respond: (request: Request) => Promise<EmulatedAnswer>;
}

/**
 * Emulates RunComfy's Model API for some models: submit, status, result, cancel, catalogue and output files. Bodies are
 * checked against the published schemas; any bearer token will do but `invalid`.
 *
 * ```ts
 * const emulator = createEmulator({ models, plan: [{ on: "status", nth: 2, fault: "5xx-html" }] });
 * const client = createClient({ token: "any", fetch: emulator.fetch });
 * await client.run(request);
 * expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
 * ```
 *
 * The same requests at the same times of the clock get the same answers, byte for byte.
 *
 * @throws Error where two models have one id; RangeError where a time or the plan is of the wrong kind.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  const { queueMs = 0, runMs = 0, concurrency = Infinity, now = Date.now } = options;
  if (!(queueMs >= 0) || !(runMs >= 0)) throw new RangeError("Times have to be 0 or more.");
  if (!(concurrency >= 1)) throw new RangeError("`concurrency` has to be 1 or more.");

  const requests = new RequestLog();
  const jobs = new Jobs({ queueMs, runMs, concurrency, now });
  const pickFault = followPlan(options.plan ?? []);
  const app = createApp({ jobs, requests, pickFault, now }, new Catalog(options.models));

  async function respond(request: Request): Promise<EmulatedAnswer> {
    const outcome: Outcome = {};
    const response = await app.fetch(request, { outcome });
    if (outcome.entry) options.onRequest?.(outcome.entry);
    return outcome.wire ? { response, wire: outcome.wire } : { response };
  }

  let refusedUntil = -Infinity;
  async function fetch(input: Request | string | URL, init?: RequestInit): Promise<Response> {
    const { request, signal } = requestOf(input, init);
    signal?.throwIfAborted();
    if (now() < refusedUntil) throw refused();
    const { response, wire } = await untilAborted(respond(request), signal);
    if (wire?.kind === "refuse") refusedUntil = now() + wire.ms;
    return deliver(response, wire, request.redirect, signal);
  }

  return { fetch, requests, respond };
}
