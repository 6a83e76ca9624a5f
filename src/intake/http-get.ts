import { decodeText, TextError } from "./text.js";

export interface GetOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** The most that the body may hold. */
  readonly maxBytes: number;
}

/** An answer, whole. A redirect is one: it is never followed here. */
export interface GetAnswer {
  readonly status: number;
  readonly text: string;
  /** What the server asks to wait, in milliseconds; 0 where it does not. */
  readonly retryAfterMs: number;
  /** Where a redirect leads, absolute; only an http or https URL is one. */
  readonly location?: URL;
}

/** No whole answer came: no connection, no answer in time, or a body that is too large. */
export class GetError extends Error {
  /** True where another try may help. */
  readonly isPassing: boolean;

  constructor(message: string, isPassing: boolean) {
    super(message);
    this.isPassing = isPassing;
  }

  override get name(): string {
    return "GetError";
  }
}

/**
 * Sends one GET, once.
 *
 * @throws GetError; TextError where the body is in another encoding than UTF-8.
 */
export async function httpGet(url: URL, options: GetOptions): Promise<GetAnswer> {
  const { headers = {}, timeoutMs, maxBytes } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const init = { headers, redirect: "manual", cache: "no-store", signal } as const;
  try {
    const response = await fetch(url, init);
    const bytes = await readBody(response, maxBytes);
    const location = response.headers.get("location");
    const isRedirect = response.status >= 300 && response.status < 400;
    return {
      status: response.status,
      text: decodeText(bytes),
      retryAfterMs: retryAfterMs(response.headers.get("retry-after") ?? ""),
      ...(isRedirect && location !== null ? locationOf(location, url) : {}),
    };
  } catch (error) {
    if (error instanceof GetError || error instanceof TextError) throw error;
    if (signal.aborted) throw new GetError(`no whole answer within ${timeoutMs / 1000} s`, true);
    throw new GetError(innermost(error), true);
  }
}

/** `fetch failed` says nothing; its cause does. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : innermost(error.cause);
}

/** A Retry-After header, seconds or a date; 0 for anything else. */
function retryAfterMs(header: string): number {
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 ? ms : 0;
}

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return Buffer.concat(pieces, size);
    const bytes: Uint8Array = piece.value;
    size += bytes.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new GetError(`larger than ${maxBytes / 1_000_000} MB`, false);
    }
    pieces.push(bytes);
  }
}

function locationOf(location: string, from: URL): { location?: URL } {
  if (!URL.canParse(location, from.href)) return {};
  const target = new URL(location, from);
  return /^https?:$/.test(target.protocol) ? { location: target } : {};
}
