// Made by comfygen. Do not edit.

/**
 * The codes that say that a request certainly did not arrive: no address, nobody listening, or no connection in time.
 * ECONNRESET, EPIPE and the like are not among them: the server may have read the request by then.
 * `UND_ERR_` is undici, so Node's fetch; the last two are Bun's, for DNS too. Deno and browsers give no code.
 */
const unsentCode =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** What errors of the different platforms may have. */
interface Thrown {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/**
 * What `fetch` threw, in words, and whether it says that the request certainly did not reach the server. It is the cause
 * that says it: `fetch failed` wraps `connect ECONNREFUSED ...`. Nothing else is kept: a platform's error may hold the
 * request, and with it the token.
 */
export function causeOf(thrown: unknown): { unsent: boolean; cause: string } {
  const { cause = thrown }: Thrown = Object(thrown);
  const { code, message }: Thrown = Object(cause);
  return {
    unsent: unsentCode.test(String(code)),
    cause: String(message || code || cause),
  };
}
