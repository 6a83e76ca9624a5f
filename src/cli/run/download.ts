import { closeSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { refusedDownload, type DownloadHosts } from "./download-hosts.js";
import { CommandError, EXIT, type ExitStatus } from "../exit-status.js";
import { numberedNames, safeFileName } from "./file-name.js";

/** The largest file that is downloaded, as by RunComfy's own command line: 2 GiB. */
const MOST_BYTES = 2 * 1024 ** 3;
const MOST_REDIRECTS = 5;

export interface DownloadOptions extends DownloadHosts {
  readonly folder: string;
  readonly signal: AbortSignal;
  /** 2 GiB unless told. */
  readonly mostBytes?: number;
}

/**
 * Downloads a file into a folder, without the token, and gives its path. It is written beside its place, and gets a name
 * that is free once it is whole.
 *
 * @throws CommandError, or whatever the signal was aborted with. No part of the file is left then.
 */
export async function download(link: string, options: DownloadOptions): Promise<string> {
  try {
    const body = await request(link, options);
    mkdirSync(options.folder, { recursive: true });
    return await write(body, safeFileName(new URL(link)), options);
  } catch (error) {
    options.signal.throwIfAborted();
    throw describe(link, error);
  }
}

async function write(
  body: AsyncIterable<Uint8Array>,
  name: string,
  { folder, signal, mostBytes = MOST_BYTES }: DownloadOptions,
): Promise<string> {
  const beside = join(folder, `.${name}.${process.pid}.part`);
  try {
    await writeFile(beside, limitTo(mostBytes, body), { flag: "wx", signal });
    return moveInto(folder, name, beside);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The body of the answer, each redirect on the way to it checked like the link itself. */
async function request(link: string, options: DownloadOptions): Promise<AsyncIterable<Uint8Array>> {
  let url = new URL(link);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const refused = refusedDownload(url, options);
    if (refused !== undefined) {
      throw new Error(`${redirects === 0 ? "" : "redirected to "}${url.origin}: ${refused}`);
    }
    const response = await fetch(url, { redirect: "manual", signal: options.signal });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      url = new URL(location, url);
      continue;
    }
    if (response.ok && response.body) return response.body;
    throw new Error(response.ok ? "it is empty" : `HTTP ${response.status}`);
  }
  throw new Error(`it redirects more than ${MOST_REDIRECTS} times`);
}

async function* limitTo(
  mostBytes: number,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Error(`it is larger than ${mostBytes} bytes`);
    yield chunk;
  }
}

/** The name is taken with an empty file first: whatever else writes there at the same time gets the next one. */
function moveInto(folder: string, name: string, from: string): string {
  for (const free of numberedNames(name)) {
    const path = join(folder, free);
    try {
      closeSync(openSync(path, "wx"));
    } catch (error) {
      if (codeOf(error) === "EEXIST") continue;
      throw error;
    }
    renameSync(from, path);
    return path;
  }
  throw new Error("numbers ended"); // they don't
}

function describe(link: string, error: unknown): CommandError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const isOfDisk = cause instanceof Error && "syscall" in cause && "path" in cause;
  const status: ExitStatus = isOfDisk ? EXIT.cantWrite : EXIT.unavailable;
  return new CommandError(status, `not downloaded: ${link}: ${message}`);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
