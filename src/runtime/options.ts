import { ConfigurationError } from "./errors.js";
import type { JobUpdate } from "./state.js";

/** The part of `fetch` that is used: the platform's own, a proxy's, or an emulator's. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

/** What {@link Fetch} is called with. */
export interface FetchInit {
  readonly method: "GET" | "POST";
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly redirect: "manual";
  readonly signal: AbortSignal;
  readonly cache?: "no-store";
  readonly keepalive?: false;
}

/** A token; `null` for none, where a proxy adds it; or a function that gives one, asked before each request. */
export type Token =
  string | null | (() => string | null | Promise<string | null>);

/** Puts a file where the API can fetch it, and gives its URL. */
export type Upload = (
  blob: Blob,
  about: {
    readonly modelId: string;
    /** The friendly name of the parameter that holds it: `startImage`. */
    readonly parameter: string;
  },
) => string | URL | Promise<string | URL>;

/** A request as hooks see it: without the token. */
export interface RequestInfo {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly modelId: string;
  readonly requestId: string | undefined;
}

/** An answer as hooks see it. */
export interface ResponseInfo extends RequestInfo {
  /** The HTTP status; 302 for any redirect in a browser, which hides it. */
  readonly status: number;
}

/** How requests are tried again, where that is safe. */
export interface RetryOptions {
  /** How often one request is sent in a row, the first time included; at least 1. Default 4. */
  readonly tries?: number | undefined;
  /** The first wait, in milliseconds. It doubles each time; between half and all of it is waited. Default 500. */
  readonly firstMs?: number | undefined;
  /** The longest wait, in milliseconds, unless a Retry-After asks for more. Default 8,000. */
  readonly maxMs?: number | undefined;
}

/** What a client is made of. */
export interface ClientOptions {
  /** Default: the environment's `RUNCOMFY_API_TOKEN`, `RUNCOMFY_TOKEN` or `RUNCOMFY_API_KEY`, in this order. */
  readonly token?: Token | undefined;
  /**
   * Where the API is, with its `/v1`. The token goes to this origin and no other. Default: the environment's
   * `RUNCOMFY_MODEL_API_BASE`, else `https://model-api.runcomfy.net/v1`.
   */
  readonly baseUrl?: string | URL | undefined;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  /** What becomes of each `Blob`. Default: it is sent within the request, as a `data:` URI. */
  readonly upload?: Upload | undefined;
  readonly retry?: RetryOptions | undefined;
  /** Lets a page send a token to RunComfy: everybody who opens the page can read it. Default false. */
  readonly allowTokenInBrowser?: boolean | undefined;
  /** Told of each request before it is sent. Waited for; what it throws ends the call, never the job. */
  readonly onRequest?:
    ((request: RequestInfo) => void | Promise<void>) | undefined;
  /** Told of each answer once it is read. Waited for; what it throws ends the call, never the job. */
  readonly onResponse?:
    ((response: ResponseInfo) => void | Promise<void>) | undefined;
}

/** The options of a client, and what it has to remember. */
export interface Settings extends ClientOptions {
  /** The tokens that it sent, the newest first, to be kept out of what is said: a server may repeat any of them. */
  sentTokens: readonly string[];
}

/** How often the status is asked for. The defaults find a job of 3 seconds in time, and ask 95 times in 10 minutes. */
export interface PollOptions {
  /** The first wait, in milliseconds; at least 1. Default 500. */
  readonly firstMs?: number | undefined;
  /** Each wait is this many times the one before; at least 1. Default 1.12. */
  readonly growth?: number | undefined;
  /** The longest wait, in milliseconds; at least 1. Default 8,000. */
  readonly maxMs?: number | undefined;
}

/** What calls take. Callbacks are waited for; what they throw ends the call, and leaves the job running. */
export interface CallOptions {
  /** Ends the call within one turn of the event loop. */
  readonly signal?: AbortSignal | undefined;
  /** Whether an abort cancels the job. A timeout never does. Default true. */
  readonly cancelOnAbort?: boolean | undefined;
  /** For the whole call, in milliseconds: uploads, submit, polls, sleeps, result. Default one hour; Infinity for none. */
  readonly timeoutMs?: number | undefined;
  /** For one request and its answer, in milliseconds. Default 60,000; 300,000 for the submit. */
  readonly requestTimeoutMs?: number | undefined;
  readonly poll?: PollOptions | undefined;
  /** Told the request id as soon as there is one: keep it, and the job can be picked up after a crash. */
  readonly onSubmitted?:
    ((requestId: string) => void | Promise<void>) | undefined;
  /** Told of each change of the job. */
  readonly onUpdate?: ((update: JobUpdate) => void | Promise<void>) | undefined;
}

/** What a call takes that reads once. */
export type ReadOptions = Pick<
  CallOptions,
  "signal" | "timeoutMs" | "requestTimeoutMs"
>;

/** What a call takes that submits and does not wait. */
export type SubmitOptions = ReadOptions &
  Pick<CallOptions, "cancelOnAbort" | "onSubmitted">;

/** What a call takes that waits for a job, but does not submit it. */
export type WaitOptions = Omit<CallOptions, "onSubmitted">;

/** Fills in defaults. @throws ConfigurationError for anything but a number of at least 1 */
export function fillIn<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
  given: { readonly [name in NoInfer<Name>]?: number | undefined } = {},
): Record<Name, number> {
  const settled: Record<Name, number> = { ...defaults };
  for (const name in settled) {
    settled[name] = given[name] ?? defaults[name];
    if (!(settled[name] >= 1)) throw badOption(`${name}: expected at least 1`);
  }
  return settled;
}

/** For an option that can't be used. */
export function badOption(message: string): ConfigurationError {
  return new ConfigurationError("bad_option", message, { billed: "no" });
}
