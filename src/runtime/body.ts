import { isBlob } from "./blob.js";
import type { CallState } from "./call.js";
import { InputError, NetworkError } from "./errors.js";
import { errorOf } from "./failure.js";
import { type Inspection, report } from "./inspection.js";
import type { ModelRequest } from "./model.js";

/** The largest request that is sent: 64 MiB, the cap of RunComfy's own clients. */
const mostBytes = 2 ** 26;

/**
 * The request's body as JSON, each `Blob` in it replaced by the URL that `upload` gives, or without one by a `data:` URI.
 * @throws InputError if it is too large, NetworkError if a file can't be read or uploaded
 */
export async function encodeBody(
  call: CallState,
  { modelId, input, body }: ModelRequest<unknown, unknown>,
): Promise<string> {
  const { upload = dataUri } = call.settings;
  const refuseOver = (bytes: number, path: string[]): void => {
    if (bytes <= mostBytes) return;
    const at: Inspection = { path, issues: [], namesAt: () => undefined };
    report(at, bytes, "at most 64 MiB, or a URL");
    throw new InputError(modelId, at.issues);
  };

  const blobs = new Map<Blob, string>();
  // The input comes last: its names are the friendly ones.
  const named = Object.entries({ ...body, ...Object(input) });
  for (const [name, value] of named) {
    JSON.stringify(value, (_, part: unknown) => {
      if (isBlob(part)) blobs.set(part, name);
      return part;
    });
  }

  let bytes = 0;
  const place = async ([blob, parameter]: [Blob, string]): Promise<
    [unknown, string]
  > => {
    bytes += blob.size;
    // Base64 makes four bytes of three.
    if (upload === dataUri) refuseOver(Math.ceil(bytes / 0.75), [parameter]);
    try {
      const url = String(await upload(blob, { modelId, parameter }));
      if (!/^(https?|data):/i.test(url)) throw new TypeError(url);
      return [blob, url];
    } catch (cause) {
      const words = "no URL for " + parameter;
      throw errorOf(NetworkError, "network", call, { cause: words }, { cause });
    }
  };
  const urls = new Map(await Promise.all([...blobs].map(place)));

  const json = JSON.stringify(
    body,
    (_, value: unknown) => urls.get(value) ?? value,
  );
  refuseOver(new Blob([json]).size, []);
  return json;
}

/** Made in pieces: a whole file is too long a list of arguments. Each is a multiple of 3 bytes, so none is padded. */
async function dataUri(blob: Blob): Promise<string> {
  let base64 = "";
  for (let at = 0; at < blob.size; at += 24_576) {
    const bytes = await blob.slice(at, at + 24_576).arrayBuffer();
    base64 += btoa(String.fromCharCode(...new Uint8Array(bytes)));
  }
  return `data:${blob.type || "application/octet-stream"};base64,${base64}`;
}
