// Made by comfygen. Do not edit.

import { isBlob } from "./blob.js";
import { InputError, NetworkError } from "./errors.js";
import { type Inspection, report } from "./inspection.js";
import type { ModelRequest } from "./model.js";
import type { Upload } from "./options.js";

/** The largest request that is sent: 64 MiB, the cap of RunComfy's own clients. */
const mostMiB = 64;

/**
 * The request's body as JSON, each `Blob` in it replaced by the URL that `upload` gives, or without one by a `data:` URI.
 * @throws InputError if it is too large, NetworkError if a file can't be read or uploaded
 */
export async function encodeBody(
  { modelId, input, body }: ModelRequest<unknown, unknown>,
  upload: Upload | undefined,
): Promise<string> {
  const urls = new Map<unknown, string>();
  const checkSize = (bytes: number, ...path: string[]): void => {
    const miB = Math.ceil(bytes / 2 ** 20);
    if (miB <= mostMiB) return;
    const at: Inspection = { path, issues: [], namesAt: () => undefined };
    const expected = `at most ${mostMiB} MiB`;
    const words = `expected ${expected}, got ${miB} MiB. Pass a URL, or use \`upload\``;
    report(at, body, expected, undefined, words);
    throw new InputError(modelId, at.issues);
  };
  const place = async (blob: Blob, parameter: string): Promise<void> => {
    if (!upload) checkSize(blob.size * (4 / 3), parameter); // Base64 makes four bytes of three.
    try {
      const url = String(await (upload ?? dataUri)(blob, { modelId, parameter }));
      if (!/^(https?|data):/i.test(url)) throw new TypeError(`upload gave ${url.slice(0, 100)}`);
      urls.set(blob, url);
    } catch (cause) {
      const message = `${modelId}: no URL for the file of ${parameter}`;
      throw new NetworkError("network", message, { modelId, billed: "no", cause });
    }
  };

  const placing: Promise<void>[] = [];
  // The input comes first: its names are the friendly ones.
  for (const [name, value] of [input, body].flatMap((part) => Object.entries(Object(part)))) {
    JSON.stringify(value, (_, part: unknown) => {
      if (isBlob(part) && !urls.has(part)) {
        urls.set(part, "");
        placing.push(place(part, name));
      }
      return part;
    });
  }
  await Promise.all(placing);

  const json = JSON.stringify(body, (_, value: unknown) => urls.get(value) ?? value);
  checkSize(new TextEncoder().encode(json).length);
  return json;
}

/** Made in pieces: a whole file is too long a list of arguments. Each is a multiple of 3 bytes, so none is padded. */
async function dataUri(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let base64 = "";
  for (let at = 0; at < bytes.length; at += 24_576) {
    base64 += btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576)));
  }
  return `data:${blob.type || "application/octet-stream"};base64,${base64}`;
}
