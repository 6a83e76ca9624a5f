import process from "node:process";

const DEFAULT_BASE = "https://model-api.runcomfy.net/v1";

/**
 * Where the API is, `/v1` included and without a slash at its end.
 *
 * @param given `--base-url`; without it the environment's `RUNCOMFY_MODEL_API_BASE` counts, then RunComfy's own.
 */
export function apiBase(given: string | undefined): string {
  const base = given ?? (process.env["RUNCOMFY_MODEL_API_BASE"]?.trim() || DEFAULT_BASE);
  return base.replace(/\/+$/, "");
}
