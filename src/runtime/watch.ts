import { type Call, type CallState, step } from "./call.js";
import type { ComfygenError } from "./errors.js";
import { failure } from "./failure.js";
import { type Answer, send } from "./http.js";
import { sleep } from "./limit.js";
import { type JobUpdate, stateOf } from "./state.js";

/** Reads something of a call's job. @throws ApiError, NetworkError, ResponseError */
export function read(call: Call, what: string): Promise<Answer> {
  const judge = (_: CallState, answer: Answer): ComfygenError | undefined =>
    answer.ok && answer.json !== undefined ? undefined : failure(call, answer);
  return send(call, "GET", `/requests/${call.requestId}/${what}`, judge);
}

/** What one more look at a job shows. */
export interface Look {
  readonly update: JobUpdate;
  /** The update differs from the one before. */
  readonly changed: boolean;
  readonly answer: Answer;
}

/** Reads the status again and again, after waits that grow, and never ends by itself. */
export async function* watch(call: Call, firstWaitMs = 0): AsyncGenerator<Look, void> {
  let last: JobUpdate | undefined;
  for (const wait of waits(call, firstWaitMs)) {
    yield step(call, async () => {
      if (wait) await sleep(wait, call.signal);
      const answer = await read(call, "status");
      const update = stateOf(call, answer);
      const { status, queuePosition } = update;
      const changed = status !== last?.status || queuePosition !== last.queuePosition;
      last = update;
      return { update, changed, answer };
    });
  }
}

/** In milliseconds, without end. */
function* waits({ poll }: Call, firstWaitMs: number): Generator<number, void> {
  const { firstMs, growth, maxMs } = poll;
  for (let wait = firstWaitMs; ; wait = Math.max(firstMs, wait * growth)) {
    yield Math.min(wait, maxMs);
  }
}
