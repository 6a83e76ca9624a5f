import { apiBase } from "../api-base.js";
import { CommandError, EXIT } from "../exit-status.js";
import { last } from "../options.js";

/** How to wait for a job, and what to do with its result. */
export interface JobOptions {
  readonly baseUrl: string;
  /** `--base-url`, where it was given. */
  readonly givenBaseUrl: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly outDir: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly json: boolean;
}

/** The flags of `run` and `result` that say so, for yargs. */
export const jobFlags = {
  "out-dir": {
    group: "Options:",
    type: "string",
    requiresArg: true,
    coerce: last,
    describe: "download the output files into this folder",
  },
  "allow-host": {
    group: "Options:",
    type: "string",
    array: true,
    nargs: 1,
    describe: "download from this host too, beside those of RunComfy",
  },
  timeout: {
    group: "Options:",
    type: "string",
    requiresArg: true,
    coerce: last,
    describe: "stop waiting after so many seconds; the job goes on",
    defaultDescription: "3600",
  },
  "base-url": {
    group: "Options:",
    type: "string",
    requiresArg: true,
    coerce: last,
    describe: "where the API is, with its /v1",
    defaultDescription: "RUNCOMFY_MODEL_API_BASE, else RunComfy",
  },
} as const;

/** What was given for them, as yargs calls it. */
export interface JobArguments {
  "out-dir"?: string | undefined;
  "allow-host"?: string[] | undefined;
  timeout?: string | undefined;
  "base-url"?: string | undefined;
  json: boolean;
}

/** @throws CommandError for what can't be used. */
export function jobOptions(given: JobArguments): JobOptions {
  const { timeout } = given;
  const seconds = timeout === undefined ? undefined : Number(timeout);
  if (seconds !== undefined && !(seconds > 0)) {
    throw new CommandError(EXIT.usage, `--timeout ${timeout}: write seconds, more than 0`);
  }
  return {
    baseUrl: apiBase(given["base-url"]),
    givenBaseUrl: given["base-url"],
    timeoutMs: seconds === undefined ? undefined : seconds * 1000,
    outDir: given["out-dir"],
    allowedHosts: given["allow-host"] ?? [],
    json: given.json,
  };
}
