// Made by comfygen. Do not edit.

/**
 * The codes that say that a request certainly did not arrive: no address, nobody listening, or no connection in time.
 * ECONNRESET, EPIPE and the like are not among them: the server may have read the request by then.
 * Deno and browsers give no code.
 */
const unsentCodes = new Set<unknown>([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "UND_ERR_CONNECT_TIMEOUT", // undici, so Node's fetch
  "ConnectionRefused", // Bun, for DNS too
  "FailedToOpenSocket", // Bun
]);

/** What errors of the different platforms may have. */
interface Thrown {
  readonly message?: unknown;
  readonly code?: unknown;
  /** On errors of Node, the system call that failed. */
  readonly syscall?: unknown;
  readonly cause?: unknown;
  /** One for each address that was tried; the code of the whole is only that of the first. */
  readonly errors?: unknown;
}

/**
 * What `fetch` threw, in words, and whether it says that the request certainly did not reach the server. It is the cause
 * that says it: `fetch failed` wraps `connect ECONNREFUSED ...`. Nothing else is kept: a platform's error may hold the
 * request, and with it the token.
 */
export function causeOf(thrown: unknown): { unsent: boolean; cause: string } {
  const { cause = thrown }: Thrown = Object(thrown);
  const { errors = cause }: Thrown = Object(cause);
  const all = [errors].flat().map((error): Thrown => Object(error));
  return {
    unsent:
      all.length > 0 &&
      all.every(({ code, syscall }) => unsentCodes.has(code) || syscall === "connect"),
    cause: `${all[0]?.message}`,
  };
}
