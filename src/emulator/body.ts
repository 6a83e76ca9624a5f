import type { Json } from "../model/json.js";
import { invalidInput, plainError } from "./errors.js";

/** RunComfy's own clients keep to this limit. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A body that was read, or the answer to one that can't be taken. */
export type ReadBody =
  | { readonly json: Json; readonly text: string; readonly bytes: number }
  | { readonly refusal: Response };

/** Reads the body of a submit to its end. */
export async function readJsonBody(request: Request): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) {
      return { refusal: plainError(413, "The request body is larger than 64 MiB.") };
    }
    chunks.push(chunk);
  }
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    const msg = "The Content-Type has to be application/json.";
    return {
      refusal: invalidInput([{ loc: ["header", "content-type"], msg, type: "content_type" }]),
    };
  }
  const text = Buffer.concat(chunks).toString("utf8");
  try {
    const json: Json = JSON.parse(text);
    return { json, text, bytes };
  } catch {
    const msg = "The body is not JSON.";
    return { refusal: invalidInput([{ loc: ["body"], msg, type: "json_invalid" }]) };
  }
}
