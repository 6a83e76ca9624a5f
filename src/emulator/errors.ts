import type { Json } from "../model/json.js";

/** One thing that is wrong with a request, as the API lists them. */
export interface Detail {
  /** Where: `["body", "57_steps"]`, `["query", "limit"]`. */
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  /** `missing`, `json_invalid`, or the JSON Schema keyword that is not met. */
  readonly type: string;
}

/**
 * An error with one of the API's documented codes. Its first three digits are the HTTP status: a bad token (400004) and an
 * empty balance (400002) are HTTP 400.
 */
export function codedError(code: number, message: string): Response {
  return answer(Math.floor(code / 1000), { error_code: code, error_message: message });
}

/** 400001: an id that can't be one. */
export function invalidIdentifier(what: string): Response {
  return codedError(400001, `InvalidResourceIdentifier: ${what}`);
}

/** 400004: no token, or one that is not taken. */
export function badToken(): Response {
  return codedError(400004, "UserAccountError: the bearer token is missing, expired or revoked.");
}

/** 404001: nothing there by this id. */
export function unknownResource(what: string): Response {
  return codedError(404001, `ResourceNotFound: ${what}`);
}

/** HTTP 422: what the published schema, or the kind of a query parameter, does not allow. */
export function invalidInput(detail: readonly Detail[]): Response {
  return answer(422, {
    detail: detail.map(({ loc, msg, type }) => ({ loc: [...loc], msg, type })),
  });
}

/** An error without a code. */
export function plainError(status: number, message: string): Response {
  return answer(status, { message });
}

/** A JSON answer. */
export function answer(status: number, body: Json): Response {
  return Response.json(body, { status });
}
