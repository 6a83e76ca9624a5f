import type { Json } from "../model/json.js";
import type { FaultName } from "./faults.js";

/** What a request can be addressed to; faults can strike all of them. */
export const ENDPOINTS = ["submit", "status", "result", "cancel", "catalog", "file"] as const;

/** `catalog` is everything under `GET /v1/models`; `file` an output file; `other` a path that the API does not have. */
export type Endpoint = (typeof ENDPOINTS)[number] | "other";

/** One request that reached the emulator, and what it did. */
export interface ReceivedRequest {
  /** 1 for the first request that the emulator received. */
  readonly n: number;
  readonly endpoint: Endpoint;
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  /** By lower-case name. `authorization` is left out, so that no token gets into a test's output. */
  readonly headers: Readonly<Record<string, string>>;
  /** True where a bearer token came that the emulator takes. */
  readonly authorized: boolean;
  /** The model that was asked for, or whose job was asked about. */
  readonly modelId?: string;
  /** The request id in the path; of a submit the one that its job got, even where the answer never arrived. */
  readonly requestId?: string;
  /** The body of a submit, where it was read and is JSON. */
  readonly body?: Json;
  /** True where this submit made a job: on the real API it would be paid for. */
  readonly createdJob: boolean;
  /** The fault that struck. */
  readonly fault?: FaultName;
  /** The HTTP status that was sent; absent where none was, or none yet. */
  readonly status?: number;
  /** Why the body was taken unchecked, where the published schema can't be used. */
  readonly note?: string;
}

/** What requests to count: all that have these values. */
export type RequestFilter = Partial<
  Pick<
    ReceivedRequest,
    "endpoint" | "modelId" | "requestId" | "createdJob" | "fault" | "authorized" | "status"
  >
>;

/** A request under way, while the emulator fills it in. */
export type OpenRequest = { -readonly [Key in keyof ReceivedRequest]: ReceivedRequest[Key] };

const MAX_REQUESTS = 50_000;
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/**
 * The requests that an emulator received, in the order of their arrival: the latest 50,000, and less where their bodies
 * come to more than 64 MiB.
 */
export class RequestLog {
  #requests: ReceivedRequest[] = [];
  #bodyBytes = new WeakMap<ReceivedRequest, number>();
  #totalBytes = 0;
  #received = 0;

  /** The requests as they stand now: a copy. */
  get all(): readonly ReceivedRequest[] {
    return [...this.#requests];
  }

  /** The requests that have all the values of `filter`. */
  where(filter: RequestFilter): readonly ReceivedRequest[] {
    const keys = Object.keys(filter) as (keyof RequestFilter)[];
    return this.#requests.filter((request) => keys.every((key) => request[key] === filter[key]));
  }

  /** How many requests have all the values of `filter`; without one, how many there are. */
  count(filter: RequestFilter = {}): number {
    return this.where(filter).length;
  }

  /** Forgets all requests. The next one still gets the next number. */
  clear(): void {
    this.#requests = [];
    this.#totalBytes = 0;
  }

  /** @internal */
  add(request: Omit<ReceivedRequest, "n">): OpenRequest {
    this.#received += 1;
    const open: OpenRequest = { n: this.#received, ...request };
    this.#requests.push(open);
    this.#forgetOldest();
    return open;
  }

  /** @internal */
  keepBody(request: OpenRequest, body: Json, bytes: number): void {
    request.body = body;
    this.#bodyBytes.set(request, bytes);
    this.#totalBytes += bytes;
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    while (this.#requests.length > MAX_REQUESTS || this.#totalBytes > MAX_BODY_BYTES) {
      const oldest = this.#requests.shift();
      if (oldest === undefined) return;
      this.#totalBytes -= this.#bodyBytes.get(oldest) ?? 0;
    }
  }
}
