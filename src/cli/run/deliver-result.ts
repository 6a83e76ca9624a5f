import type { RunResult } from "../../runtime/result.js";
import { downloadOutputs } from "./download-outputs.js";
import { CommandError } from "../exit-status.js";
import type { JobSession } from "./job-session.js";
import { jsonResult } from "../print.js";
import { pickUpWords } from "./pick-up-words.js";
import type { JobOptions } from "./job-options.js";

/** A result, of a model that may not be known. */
export type DeliveredResult = Omit<RunResult<unknown>, "modelId" | "raw"> & { modelId?: string };

/**
 * Downloads the files of a result where that is wanted, and prints the result as JSON whatever came of the downloads.
 *
 * @throws CommandError where a file is missing in the end
 */
export async function deliverResult(
  { output, requestId, modelId, cost, createdAt, finishedAt }: DeliveredResult,
  options: JobOptions,
  { progress, calls: { signal } }: JobSession,
): Promise<void> {
  const { outDir, allowedHosts, baseUrl } = options;
  if (cost !== undefined) progress.say(`cost: ${cost} USD`);
  const downloads =
    outDir === undefined
      ? undefined
      : await downloadOutputs(
          output,
          { folder: outDir, allowedHosts, apiBase: baseUrl, signal },
          ({ path }) => progress.say(`saved: ${path}`),
        );
  progress.end();
  const files = downloads?.files;
  const shown = { requestId, modelId, output, cost, createdAt, finishedAt, files };
  const problems = downloads?.problems ?? [];
  const [first] = problems;
  // With --json there is one value, whatever happens.
  if (!first || !options.json) jsonResult(shown);
  if (!first) return;
  const lines = problems.map(({ message }) => message);
  const words = [...lines, "the job is done, and it is billed", pickUpWords(requestId, options)];
  throw new CommandError(first.status, words.join("\n"), { result: shown });
}
