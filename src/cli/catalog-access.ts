import { setTimeout as sleep } from "node:timers/promises";
import process from "node:process";
import type { CatalogOptions } from "../intake/catalog-api.js";
import { apiBase } from "./api-base.js";
import { CommandError, EXIT } from "./exit-status.js";

const TOKENS = ["RUNCOMFY_API_TOKEN", "RUNCOMFY_TOKEN", "RUNCOMFY_API_KEY"];

/**
 * The catalogue that the command line and the environment name.
 *
 * @param baseUrl `--base-url`
 * @throws CommandError where there is no token, or no such URL can be.
 */
export function openCatalog(baseUrl: string | undefined): CatalogOptions {
  const base = apiBase(baseUrl);
  if (!/^https?:\/\/[^@?#]+$/.test(base) || !URL.canParse(base)) {
    throw new CommandError(EXIT.configuration, `${base} is no plain http(s) URL`);
  }
  const token = TOKENS.map((name) => process.env[name]?.trim()).find(Boolean);
  if (!token) {
    throw new CommandError(
      EXIT.configuration,
      `there is no API token, which the catalogue wants too; set ${TOKENS[0]}`,
    );
  }
  if (!/^[!-~]+$/.test(token)) {
    throw new CommandError(EXIT.configuration, "the token has characters that no token has");
  }
  return { baseUrl: new URL(base), token, sleep: (ms) => sleep(ms) };
}
