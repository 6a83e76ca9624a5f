import { GetError, httpGet } from "./http-get.js";
import { TextError } from "./text.js";

const MAX_BYTES = 20_000_000;
const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;

/** True for a source that is fetched; any other is a path. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/**
 * Fetches a source: http and https, 20 MB and 30 s at most. No token is sent, to nobody. Redirects are followed where they
 * lead to http or https, and never from https to http.
 *
 * @throws TextError saying why there is none.
 */
export async function readSourceUrl(source: string): Promise<string> {
  if (!URL.canParse(source)) throw new TextError("this is no URL");
  const endsAt = performance.now() + TIMEOUT_MS;
  let url = new URL(source);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (url.username !== "" || url.password !== "") {
      throw new TextError("a URL with a password in it; fetch it yourself, and add the file");
    }
    const timeoutMs = Math.max(1, Math.ceil(endsAt - performance.now()));
    const { status, text, location } = await get(url, timeoutMs);
    if (status === 200) return text;
    if (status < 300 || status >= 400) throw new TextError(`the server answered HTTP ${status}`);
    if (!location) throw new TextError(`a redirect (HTTP ${status}) that leads to no web page`);
    if (url.protocol === "https:" && location.protocol === "http:") {
      throw new TextError(`a redirect from https to ${location.origin}, which is not followed`);
    }
    url = location;
  }
  throw new TextError(`over ${MAX_REDIRECTS} redirects`);
}

async function get(url: URL, timeoutMs: number): ReturnType<typeof httpGet> {
  const headers = { accept: "text/html, application/json, text/plain, text/markdown, */*;q=0.5" };
  try {
    return await httpGet(url, { headers, timeoutMs, maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof GetError)) throw error;
    throw new TextError(`${url.origin} gave no page: ${error.message}`);
  }
}
