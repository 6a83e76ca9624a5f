import type { JobOptions } from "./job-options.js";
import { shellQuote } from "../shell-quote.js";

/** The command that waits for a job again, or gets its result again, with the flags that it was run with. */
export function pickUpWords(
  requestId: string,
  { givenBaseUrl, outDir, allowedHosts }: JobOptions,
): string {
  const flags = [
    ["--base-url", givenBaseUrl],
    ["--out-dir", outDir],
    ...allowedHosts.map((host) => ["--allow-host", host]),
  ].flatMap(([flag, text]) => (flag === undefined || text === undefined ? [] : [flag, text]));
  return `pick it up: ${["comfygen", "result", requestId, ...flags].map(shellQuote).join(" ")}`;
}
