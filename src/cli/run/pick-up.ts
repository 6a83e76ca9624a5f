import { createClient, defineModel } from "../../runtime/index.js";
import { isRequestId } from "../../runtime/submit.js";
import { CommandError, EXIT } from "../exit-status.js";
import { deliverResult } from "./deliver-result.js";
import type { JobOptions } from "./job-options.js";
import { withJob } from "./job-session.js";

/** The API knows a job by its request id alone. */
const unknownModel = defineModel({ id: "(unknown model)", keys: {}, fields: {} });

/** Waits for a job that was submitted before, and delivers its result. Ctrl-C leaves it alone. @throws CommandError */
export async function pickUp(requestId: string, options: JobOptions): Promise<void> {
  if (!isRequestId(requestId)) {
    const words = `${JSON.stringify(requestId)} is no request id: give the one that \`comfygen run\` printed`;
    throw new CommandError(EXIT.usage, words);
  }
  await withJob(options, requestId, async (session) => {
    const job = createClient({ baseUrl: options.baseUrl }).job(unknownModel, requestId);
    const { modelId: _, ...result } = await job.result({ ...session.calls, cancelOnAbort: false });
    await deliverResult(result, options, session);
  });
}
