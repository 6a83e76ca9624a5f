import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { download, type DownloadOptions } from "../../../src/cli/run/download.js";

let folder: string;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-download-"));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function get(link: string, more: Partial<DownloadOptions> = {}): Promise<string> {
  const apiBase = `${new URL(link).origin}/v1`;
  const { signal } = new AbortController();
  return download(link, { folder, apiBase, allowedHosts: [], signal, ...more });
}

describe("a download", () => {
  it("is the whole file, under the name in its URL", async () => {
    const origin = await serve((_, answer) => answer.end("cat"));
    expect(await get(`${origin}/a/cat.png?x=1`)).toBe(join(folder, "cat.png"));
    expect(readFileSync(join(folder, "cat.png"), "utf8")).toBe("cat");
    expect(readdirSync(folder)).toEqual(["cat.png"]);
  });

  it("makes the folder", async () => {
    const origin = await serve((_, answer) => answer.end("cat"));
    const path = join(folder, "a", "b");
    expect(await get(`${origin}/cat.png`, { folder: path })).toBe(join(path, "cat.png"));
  });

  it("never carries the token", async () => {
    const seen: unknown[] = [];
    const origin = await serve(({ headers }, answer) => {
      seen.push(headers.authorization);
      answer.end("cat");
    });
    process.env["RUNCOMFY_API_TOKEN"] = "secret";
    await get(`${origin}/cat.png`).finally(() => delete process.env["RUNCOMFY_API_TOKEN"]);
    expect(seen).toEqual([undefined]);
  });

  it("overwrites nothing: names that are taken are numbered", async () => {
    writeFileSync(join(folder, "cat.png"), "mine");
    const origin = await serve((request, answer) => answer.end(request.url));
    const links = Array.from({ length: 5 }, (_, index) => `${origin}/${index}/cat.png`);
    for (const link of links) await get(link);
    const names = readdirSync(folder).sort();
    expect(names).toEqual([
      "cat-2.png",
      "cat-3.png",
      "cat-4.png",
      "cat-5.png",
      "cat-6.png",
      "cat.png",
    ]);
    expect(readFileSync(join(folder, "cat.png"), "utf8")).toBe("mine");
    expect(new Set(names.map((name) => readFileSync(join(folder, name), "utf8"))).size).toBe(6);
  });

  it("follows redirects to hosts that are allowed", async () => {
    const other = await serve((_, answer) => answer.end("cat"));
    const origin = await serve((_, answer) =>
      answer.writeHead(302, { location: `${other}/dog.png` }).end(),
    );
    const allowedHosts = [new URL(other).host];
    expect(await get(`${origin}/cat.png`, { allowedHosts })).toBe(join(folder, "cat.png"));
  });
});

describe("a download fails and leaves nothing", () => {
  it.each<[what: string, listener: RequestListener, message: string]>([
    ["where the server refuses", (_, answer) => answer.writeHead(404).end("no"), "HTTP 404"],
    [
      "where it redirects for ever",
      (_, answer) => answer.writeHead(307, { location: "/" }).end(),
      "redirects more than 5 times",
    ],
    [
      "where it redirects to nowhere",
      (_, answer) => answer.writeHead(302, { location: "http://[" }).end(),
      "Invalid URL",
    ],
    [
      "where the redirect leads to another kind of URL",
      (_, answer) => answer.writeHead(302, { location: "file:///etc/passwd" }).end(),
      "it is not https",
    ],
    ["where there is no body", (_, answer) => answer.writeHead(204).end(), "it is empty"],
    [
      "where it is cut off",
      (_, answer) => {
        answer.writeHead(200, { "content-length": "100" });
        answer.write("half", () => answer.destroy());
      },
      "cat.png",
    ],
    [
      "where it is too large, whatever it says",
      (_, answer) => answer.end("x".repeat(11)),
      "larger than 10 bytes",
    ],
  ])("%s", async (_, listener, message) => {
    const origin = await serve(listener);
    await expect(get(`${origin}/cat.png`, { mostBytes: 10 })).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("where a redirect leads to a host that is not allowed, which is never asked", async () => {
    let asked = 0;
    const other = await serve((_, answer) => {
      asked += 1;
      answer.end("cat");
    });
    const origin = await serve((_, answer) => answer.writeHead(301, { location: other }).end());
    await expect(get(`${origin}/cat.png`)).rejects.toThrow(
      `redirected to ${other}: its host is not`,
    );
    expect([asked, readdirSync(folder)]).toEqual([0, []]);
  });

  it("where the server is gone", async () => {
    const origin = await serve(() => undefined);
    for (const server of servers.splice(0)) server.close();
    await expect(get(`${origin}/cat.png`)).rejects.toMatchObject({ status: 69 });
  });

  it("where the folder can't be made", async () => {
    const origin = await serve((_, answer) => answer.end("cat"));
    writeFileSync(join(folder, "file"), "");
    const path = join(folder, "file", "below");
    await expect(get(`${origin}/cat.png`, { folder: path })).rejects.toMatchObject({ status: 73 });
  });

  it("where it is interrupted half-way", async () => {
    const controller = new AbortController();
    const origin = await serve((_, answer) => {
      answer.writeHead(200, { "content-length": "100" });
      answer.write("half", () => setImmediate(() => controller.abort(new Error("enough"))));
    });
    const { signal } = controller;
    await expect(get(`${origin}/cat.png`, { signal })).rejects.toThrow("enough");
    expect(readdirSync(folder)).toEqual([]);
  });
});
