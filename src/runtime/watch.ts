import { type Call, step } from "./call.js";
import { failure } from "./failure.js";
import { type Answer, send } from "./http.js";
import { sleep } from "./limit.js";
import { type JobUpdate, stateOf } from "./state.js";

/** What one look at a job shows. */
export interface Look {
  readonly update: JobUpdate;
  readonly answer: Answer;
}

/** Reads the state of a call's job, or its result. @throws ApiError, NetworkError, ResponseError */
export async function look(call: Call, what: string): Promise<Look> {
  const path = `/requests/${call.requestId}/${what}`;
  const answer = await send(call, "GET", path, (_, given) =>
    given.ok && given.json !== undefined ? undefined : failure(call, given),
  );
  return { answer, update: stateOf(call, answer) };
}

/** Looks at the state again and again, after waits that grow, and never ends by itself. */
export async function* watch(
  call: Call,
  firstWaitMs = 0,
): AsyncGenerator<Look & { readonly changed: boolean }, void> {
  const { firstMs, growth, maxMs } = call.poll;
  let last: JobUpdate | undefined;
  for (let wait = firstWaitMs; ; wait = Math.max(firstMs, wait * growth)) {
    const seen = await step(call, async () => {
      if (wait) await sleep(Math.min(wait, maxMs), call.signal);
      return look(call, "status");
    });
    const { status, queuePosition } = seen.update;
    const changed = status !== last?.status || queuePosition !== last.queuePosition;
    last = seen.update;
    yield { ...seen, changed };
  }
}
