import { once } from "node:events";
import {
  createEmulator,
  serveEmulator,
  type Emulator,
  type EmulatorServer,
  type ReceivedRequest,
} from "../emulator/index.js";
import { NO_MODEL_FILES, readModelFiles } from "../intake/model-files.js";
import { CommandError, EXIT } from "./exit-status.js";
import { parseFaultRule } from "./fault-rule.js";
import type { EmulateJson } from "./json-output.js";
import { watchForInterruption } from "./interruption.js";
import { note, result } from "./print.js";
import { printable } from "./printable.js";

export interface ServeModelsOptions {
  readonly schemas: string;
  readonly port: number;
  readonly host: string;
  readonly queueMs: number;
  readonly runMs: number;
  readonly fault: readonly string[];
  readonly json: boolean;
}

/** Serves the emulator until Ctrl-C, which is how it ends well. @throws CommandError where it can't start */
export async function serveModels(options: ServeModelsOptions): Promise<void> {
  const { signal, close } = watchForInterruption(() => undefined);
  const server = await listen(emulate(options), options);
  const listening: EmulateJson = { url: server.url };
  if (options.json) {
    result(JSON.stringify(listening));
  } else {
    result(server.url);
    result(`export RUNCOMFY_MODEL_API_BASE=${server.url} RUNCOMFY_API_TOKEN=emulator`);
  }
  if (!signal.aborted) await once(signal, "abort");
  await server.close();
  close();
}

function emulate({ schemas, port, queueMs, runMs, fault }: ServeModelsOptions): Emulator {
  if (!(port >= 0 && port <= 65_535 && Number.isInteger(port))) {
    throw new CommandError(EXIT.usage, "--port: write a whole number from 0 to 65535");
  }
  for (const [flag, ms] of [
    ["--queue-ms", queueMs],
    ["--run-ms", runMs],
  ] as const) {
    if (!(ms >= 0)) throw new CommandError(EXIT.usage, `${flag}: write milliseconds, 0 or more`);
  }
  const { files, problems } = readModelFiles(schemas);
  if (problems.length > 0) {
    const lines = problems.map(({ path, message }) => `${path}: ${message}`);
    throw new CommandError(EXIT.badInput, lines.join("\n"));
  }
  if (files.length === 0) {
    const message = `${schemas}: ${NO_MODEL_FILES}`;
    throw new CommandError(EXIT.badInput, message);
  }
  const plan = fault.map(parseFaultRule);
  try {
    return createEmulator({ models: files, queueMs, runMs, plan, onRequest: noteRequest });
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(EXIT.usage, error.message);
    throw error;
  }
}

async function listen(
  emulator: Emulator,
  { host, port }: ServeModelsOptions,
): Promise<EmulatorServer> {
  try {
    return await serveEmulator(emulator, { host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const reason =
      LISTEN_ERRORS.get(code) ?? (error instanceof Error ? error.message : String(error));
    throw new CommandError(EXIT.unavailable, `can't listen at ${host}, port ${port}: ${reason}`);
  }
}

const LISTEN_ERRORS: ReadonlyMap<unknown, string> = new Map([
  ["EADDRINUSE", "it is in use; --port takes another, 0 any that is free"],
  ["EADDRNOTAVAIL", "this machine has no such address"],
  ["ENOTFOUND", "there is no such host"],
  ["EACCES", "that needs more rights; ports from 1024 on don't"],
]);

function noteRequest({
  method,
  path,
  status,
  fault,
  requestId,
  createdJob,
  note: remark,
}: ReceivedRequest): void {
  const parts = [
    method,
    path,
    status ?? "no answer",
    ...(createdJob && requestId !== undefined ? [`job ${requestId}`] : []),
    ...(fault === undefined ? [] : [`fault ${fault}`]),
    ...(remark === undefined ? [] : [remark]),
  ];
  note(printable(parts.join(" ")).replaceAll("\n", " "));
}
