// Made by comfygen. Do not edit.

import type { Call } from "./call.js";
import type { CancelOutcome } from "./errors.js";
import { member } from "./failure.js";
import { send } from "./http.js";

/** Asks once for a call's job to be cancelled. A job that runs or is done can't be. */
export async function askToCancel(call: Call): Promise<CancelOutcome> {
  const path = `/requests/${call.requestId}/cancel`;
  const { json, status } = await send(call, "POST", path, () => undefined);
  const outcome = member(json, "outcome") ?? member(json, "status");
  if (status < 500 && /^cancell?ed$/.test(String(outcome))) return "cancelled";
  return outcome === "not_cancellable" ? outcome : "unknown";
}
