import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { MAX_MODELS } from "../model/limits.js";
import { ModelFileError, parseJson } from "../model/parse-file.js";
import { GetError, httpGet, type GetAnswer } from "./http-get.js";
import { TextError } from "./text.js";

const PAGE_SIZE = 500;
const TIMEOUT_MS = 60_000;
const MAX_BYTES = 64 * 1024 * 1024;
const TRIES = 4;
const LONGEST_WAIT_MS = 60_000;

export interface CatalogOptions {
  /** With `/v1` at its end. */
  readonly baseUrl: URL;
  readonly token: string;
  /** Waits between two tries. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** What narrows a list. */
export interface CatalogQuery {
  readonly search?: string;
  readonly category?: string;
  readonly kind?: string;
}

/** The catalogue could not be read. */
export class CatalogError extends Error {
  readonly reason: "unauthorized" | "not_found" | "rejected" | "rate_limited" | "unavailable";

  constructor(reason: CatalogError["reason"], message: string) {
    super(message);
    this.reason = reason;
  }

  override get name(): string {
    return "CatalogError";
  }
}

/** The entries of a list, page by page, with how many there are in all where the server says so. */
export async function* listCatalog(
  options: CatalogOptions,
  query: CatalogQuery,
): AsyncGenerator<{ readonly entries: readonly Json[]; readonly total: number | undefined }> {
  const seen = new Set<string>();
  for (let offset = 0; ;) {
    const parameters = {
      ...query,
      include_schema: "true",
      limit: `${PAGE_SIZE}`,
      offset: `${offset}`,
    };
    const answer = await get(options, `/models?${new URLSearchParams(parameters)}`);
    const entries =
      isJsonObject(answer) && Array.isArray(answer.models) ? answer.models : undefined;
    if (!entries) throw new CatalogError("unavailable", "the catalogue's answer has no `models`");
    // A server that takes no notice of `offset` would be asked for ever.
    const fresh = entries.filter((entry) => {
      const key = JSON.stringify(isJsonObject(entry) ? (entry.model_id ?? entry) : entry);
      return !seen.has(key) && seen.add(key);
    });
    const total =
      isJsonObject(answer) && typeof answer.total === "number" ? answer.total : undefined;
    if (seen.size > MAX_MODELS) {
      throw new CatalogError("unavailable", `the catalogue names over ${MAX_MODELS} models`);
    }
    if (fresh.length > 0) yield { entries: fresh, total };
    offset += entries.length;
    if (fresh.length === 0 || offset >= (total ?? Infinity)) return;
  }
}

/** One entry, with its schema. @throws CatalogError */
export async function catalogEntry(options: CatalogOptions, id: string): Promise<JsonObject> {
  const answer = await get(options, `/models/${id}`);
  if (isJsonObject(answer)) return answer;
  throw new CatalogError("unavailable", "the catalogue's answer is no object");
}

/** A read: tried 4 times after what may pass (no answer, 408, 429, 5xx, an answer that can't be read). */
async function get(options: CatalogOptions, path: string): Promise<Json> {
  for (let tries = 1; ; tries += 1) {
    const { json, failure, retryAfterMs } = await tryOnce(options, path);
    if (!failure) return json;
    const mayPass = failure.reason === "unavailable" || failure.reason === "rate_limited";
    if (!mayPass || tries >= TRIES || retryAfterMs > LONGEST_WAIT_MS) throw failure;
    const backoffMs = 500 * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
    await options.sleep(Math.max(retryAfterMs, backoffMs));
  }
}

type Try =
  | { readonly json: Json; readonly failure?: undefined; readonly retryAfterMs: 0 }
  | { readonly json?: undefined; readonly failure: CatalogError; readonly retryAfterMs: number };

async function tryOnce({ baseUrl, token }: CatalogOptions, path: string): Promise<Try> {
  const url = new URL(baseUrl.href.replace(/\/+$/, "") + path);
  const headers = { accept: "application/json", authorization: `Bearer ${token}` };
  const failed = (reason: CatalogError["reason"], words: string, retryAfterMs = 0): Try => ({
    failure: new CatalogError(reason, words.replaceAll(token, "[token]")),
    retryAfterMs,
  });
  let answer: GetAnswer;
  try {
    answer = await httpGet(url, { headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  } catch (error) {
    if (error instanceof GetError) {
      const reason = error.isPassing ? "unavailable" : "rejected";
      return failed(reason, `${url.origin} gave no answer: ${error.message}`);
    }
    if (error instanceof TextError) return failed("unavailable", error.message);
    throw error;
  }
  const { status, text, retryAfterMs } = answer;
  const json = readAnswer(text);
  const code = codeOf(json, status);
  if (code === undefined && json !== undefined) return { json, retryAfterMs: 0 };
  const said = [`HTTP ${status}`, wordsOf(json)].filter(Boolean).join(": ");
  if (code === undefined) {
    return failed("unavailable", `${url.origin} answered no JSON (${said})`, retryAfterMs);
  }
  const where = status >= 300 && status < 400 ? ", a redirect, which is not followed" : "";
  return failed(code, `${url.origin} answered ${said}${where}`, retryAfterMs);
}

function readAnswer(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof ModelFileError) return undefined;
    throw error;
  }
}

const CODES: Readonly<Record<number, CatalogError["reason"]>> = {
  400004: "unauthorized",
  403001: "unauthorized",
  404001: "not_found",
  401: "unauthorized",
  403: "unauthorized",
  404: "not_found",
  408: "unavailable",
  429: "rate_limited",
};

/** How an answer refuses; undefined where it does not. The body's code decides before the HTTP status: it may be 200. */
function codeOf(json: Json | undefined, status: number): CatalogError["reason"] | undefined {
  const errorCode = isJsonObject(json) ? json.error_code : undefined;
  const isRefusal = typeof errorCode === "number" && errorCode !== 0;
  if (isRefusal && CODES[errorCode]) return CODES[errorCode];
  if (status >= 200 && status < 300) return isRefusal ? "rejected" : undefined;
  return CODES[status] ?? (status >= 500 ? "unavailable" : "rejected");
}

/** The server's own words, from whichever field has any. */
function wordsOf(json: Json | undefined): string {
  if (!isJsonObject(json)) return "";
  const { error_message: first, message, error, detail } = json;
  const said = [first, message, error, detail].find((part) => part !== undefined && part !== null);
  return (typeof said === "string" ? said : (JSON.stringify(said) ?? "")).slice(0, 500);
}
