// Made by comfygen. Do not edit.

import type { Call } from "./call.js";
import { sleep } from "./limit.js";
import { type JobUpdate, look } from "./state.js";

/** Gives a function that looks at the state of a call's job, each time after a longer wait. */
export function watch(
  call: Call,
  firstWaitMs = 0,
): () => Promise<[update: JobUpdate, changed: boolean]> {
  const { firstMs, growth, maxMs } = call.poll;
  let wait = firstWaitMs;
  let last = "";
  return async () => {
    if (wait) await sleep(Math.min(wait, maxMs), call.signal);
    wait = Math.max(firstMs, wait * growth);
    const [update] = await look(call, "status");
    const before = last;
    last = JSON.stringify(update);
    return [update, last !== before];
  };
}
