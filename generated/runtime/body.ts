// Made by comfygen. Do not edit.

import { isBlob } from "./blob.js";
import { InputError, NetworkError } from "./errors.js";
import type { ModelRequest } from "./model.js";
import type { Upload } from "./options.js";

/** The largest request that is sent: 64 MiB, the cap of RunComfy's own clients. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The request's body as JSON, each `Blob` in it replaced by the URL that `upload` gives, or without one by a `data:` URI.
 * @throws InputError if it is too large, NetworkError if a file can't be read or uploaded
 */
export async function encodeBody(
  { modelId, input, body }: ModelRequest<unknown, unknown>,
  upload: Upload | undefined,
): Promise<string> {
  const blobs = new Map<Blob, string>();
  // The input comes first: its names are the friendly ones.
  for (const [name, value] of [input, body].flatMap((part) => Object.entries(Object(part)))) {
    JSON.stringify(value, (_, part: unknown) => {
      if (isBlob(part) && !blobs.has(part)) blobs.set(part, name);
      return part;
    });
  }

  const place = async ([blob, parameter]: [Blob, string]): Promise<[unknown, string]> => {
    // Base64 makes four bytes of three.
    if (!upload && blob.size > mostBytes * 0.75) throw tooLarge(modelId, parameter, blob.size);
    try {
      const url = String(await (upload ?? dataUri)(blob, { modelId, parameter }));
      if (!/^(https?|data):/i.test(url)) throw new TypeError(`upload gave ${url.slice(0, 100)}`);
      return [blob, url];
    } catch (cause) {
      const message = `${modelId}: no URL for the file of ${parameter}`;
      throw new NetworkError("network", message, { modelId, billed: "no", cause });
    }
  };
  const urls = new Map(await Promise.all([...blobs].map(place)));

  const json = JSON.stringify(body, (_, value: unknown) => urls.get(value) ?? value);
  const bytes = new TextEncoder().encode(json).length;
  if (bytes > mostBytes) throw tooLarge(modelId, "", bytes);
  return json;
}

function tooLarge(modelId: string, path: string, bytes: number): InputError {
  const expected = "at most 64 MiB";
  const received = `${Math.ceil(bytes / 2 ** 20)} MiB`;
  const message = `${path || "input"}: expected ${expected}, got ${received}. Pass a URL, or use \`upload\``;
  const segments = path ? [path] : [];
  return new InputError(modelId, [{ path, segments, key: path, expected, received, message }]);
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
