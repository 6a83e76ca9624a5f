import { describe, expect, it } from "vitest";
import { refusedDownload } from "../../../src/cli/run/download-hosts.js";

const emulator = "http://127.0.0.1:8199/v1";
const api = "https://model-api.runcomfy.net/v1";

describe("where outputs are downloaded from", () => {
  it.each<[link: string, apiBase: string, allowedHosts: string[]]>([
    ["https://storage.runcomfy.net/a.png", api, []],
    ["https://a.b.runcomfy.com/a.png", api, []],
    ["https://STORAGE.RunComfy.NET/a.png", api, []],
    ["https://cdn.test/a.png", api, ["cdn.test"]],
    ["https://cdn.test:8443/a.png", api, ["cdn.test:8443"]],
    ["http://127.0.0.1:8199/files/a.png", emulator, []],
    ["http://[::1]:8199/files/a.png", "http://[::1]:8199/v1", []],
    ["http://localhost:1/a.png", api, ["localhost:1"]],
  ])("%s, with the API at %s and %j allowed", (link, apiBase, allowedHosts) => {
    expect(refusedDownload(new URL(link), { apiBase, allowedHosts })).toBeUndefined();
  });

  it.each<[link: string, apiBase: string, allowedHosts: string[], reason: string]>([
    ["https://runcomfy.net.evil.test/a", api, [], "host"],
    ["https://evilruncomfy.net/a", api, [], "host"],
    ["https://runcomfy.net@evil.test/a", api, [], "host"],
    ["https://evil.test/?.runcomfy.net", api, [], "host"],
    ["https://evil.test#.runcomfy.net", api, [], "host"],
    ["https://cdn.test/a", api, [], "--allow-host cdn.test"],
    ["https://cdn.test:8443/a", api, ["cdn.test:443"], "--allow-host cdn.test:8443"],
    ["https://sub.cdn.test/a", api, ["cdn.test"], "host"],
    ["http://storage.runcomfy.net/a", api, [], "https"],
    ["http://cdn.test/a", api, ["cdn.test"], "https"],
    ["http://127.0.0.1:8199/a", api, [], "host"],
    ["http://127.0.0.1:8200/a", emulator, [], "host"],
    ["http://127.0.0.1.evil.test/a", emulator, ["127.0.0.1.evil.test"], "https"],
    ["http://10.0.0.1/a", "http://10.0.0.1/v1", [], "https"],
    ["https://api.test/a", "https://api.test/v1", [], "host"],
    ["ftp://storage.runcomfy.net/a", api, [], "https"],
    ["file:///etc/passwd", api, [], "https"],
  ])("not %s, with the API at %s and %j allowed", (link, apiBase, allowedHosts, reason) => {
    expect(refusedDownload(new URL(link), { apiBase, allowedHosts })).toContain(reason);
  });
});
