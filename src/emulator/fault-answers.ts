import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { answer, plainError } from "./errors.js";

/** Where the API's errors have their words, or the one number that some have instead. */
export const ERROR_BODIES = [
  "error-message",
  "message",
  "error-string",
  "error-object",
  "detail-string",
  "detail-array",
  "error-code",
  "code",
  "html",
] as const;

export type ErrorBody = (typeof ERROR_BODIES)[number];

const WORDS = "This answer is a fault that the emulator was asked for.";

/** An error with this body; its HTTP status is `status`, or the first three digits of the code. */
export function errorAnswer(
  body: ErrorBody,
  code: number,
  status = Math.floor(code / 1000),
): () => Response {
  const bodies: Readonly<Record<Exclude<ErrorBody, "html">, JsonObject>> = {
    "error-message": { error_message: WORDS },
    message: { message: WORDS },
    "error-string": { error: WORDS },
    "error-object": { error: { message: WORDS, type: "emulated" } },
    "detail-string": { detail: WORDS },
    "detail-array": { detail: [{ loc: ["body"], msg: WORDS, type: "emulated" }] },
    "error-code": { error_code: code },
    code: { code },
  };
  return () => (body === "html" ? htmlAnswer(status, "text/html") : answer(status, bodies[body]));
}

/** What a CDN puts in the API's place. */
export function htmlAnswer(status: number, type: string): Response {
  const html = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body>${WORDS}</body></html>\n`;
  return new Response(html, { status, headers: { "content-type": `${type}; charset=utf-8` } });
}

export function tooManyRequests(retryAfter: string): () => Response {
  return () => {
    const response = plainError(429, "Too many requests.");
    response.headers.set("retry-after", retryAfter);
    return response;
  };
}

/** @throws Error where `url` is none. */
export function redirect(status: number, url: string): () => Response {
  if (!URL.canParse(url)) throw new RangeError("takes a URL");
  return () => new Response(null, { status, headers: { location: new URL(url).href } });
}

/** Half of the body, whole for HTTP. */
export async function truncatedAnswer(real: Response): Promise<Response> {
  const bytes = await real.arrayBuffer();
  return sameButBody(real, bytes.slice(0, bytes.byteLength / 2));
}

/** The answer with another JSON object; any other answer stays as it is. */
export async function editedAnswer(
  real: Response,
  edit: (body: JsonObject) => JsonObject,
): Promise<Response> {
  if (!real.headers.get("content-type")?.startsWith("application/json")) return real;
  const body: Json = JSON.parse(await real.text());
  return sameButBody(real, JSON.stringify(isJsonObject(body) ? edit(body) : body));
}

export function without(...keys: readonly string[]): (body: JsonObject) => JsonObject {
  return (body) => Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));
}

/** Another status, where there is one. */
export function withStatus(status: string): (body: JsonObject) => JsonObject {
  return (body) => (Object.hasOwn(body, "status") ? { ...body, status } : body);
}

/** As while the job runs. */
export function notReady(body: JsonObject): JsonObject {
  const ends = ["output", "error", "cost", "finished_at", "queue_position"];
  return Object.hasOwn(body, "status") ? withStatus("in_progress")(without(...ends)(body)) : body;
}

function sameButBody(real: Response, body: ArrayBuffer | string): Response {
  return new Response(body, { status: real.status, headers: real.headers });
}
