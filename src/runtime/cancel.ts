import type { Call } from "./call.js";
import type { CancelOutcome } from "./errors.js";
import { send } from "./http.js";
import { statusOf } from "./state.js";

/** Asks once for a call's job to be cancelled. A job that runs or is done can't be. */
export async function askToCancel(call: Call): Promise<CancelOutcome> {
  const { json, status } = await send(call, "POST", "cancel", () => undefined);
  const outcome = statusOf(json?.outcome ?? json?.status);
  return status < 500 &&
    (outcome === "cancelled" || outcome === "not_cancellable")
    ? outcome
    : "unknown";
}
