import { isIP } from "node:net";

/** Where RunComfy's outputs are. */
const OUTPUT_DOMAINS = [".runcomfy.net", ".runcomfy.com"];

export interface DownloadHosts {
  /** The API's base URL: outputs of an emulator are on its own origin. */
  readonly apiBase: string;
  /** More hosts, by name, or with a port. */
  readonly allowedHosts: readonly string[];
}

/** Why a URL may not be downloaded, in words; undefined where it may. */
export function refusedDownload(
  url: URL,
  { apiBase, allowedHosts }: DownloadHosts,
): string | undefined {
  const isLocal = isLoopback(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal)) return "it is not https";
  const isKnown =
    OUTPUT_DOMAINS.some((domain) => url.hostname.endsWith(domain)) ||
    allowedHosts.includes(url.hostname) ||
    allowedHosts.includes(url.host) ||
    (isLocal && URL.canParse(apiBase) && new URL(apiBase).origin === url.origin);
  return isKnown ? undefined : `its host is not RunComfy's (--allow-host ${url.host} allows it)`;
}

function isLoopback(hostname: string): boolean {
  if (hostname === "localhost" || hostname === "[::1]") return true;
  return isIP(hostname) === 4 && hostname.startsWith("127.");
}
