import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { httpGet } from "../../src/intake/http-get.js";

let close: (() => void) | undefined;
afterEach(() => close?.());

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/x`);
}

const LIMITS = { timeoutMs: 5000, maxBytes: 1000 };

describe("httpGet", () => {
  it("gives the answer, and what it asks to wait", async () => {
    const url = await serve((request, response) => {
      response.writeHead(503, { "retry-after": "7" }).end(`sent ${request.headers.accept}`);
    });
    const answer = await httpGet(url, { ...LIMITS, headers: { accept: "text/x" } });
    expect(answer).toEqual({ status: 503, text: "sent text/x", retryAfterMs: 7000 });
  });

  it.each([
    ["relative", "/y", "/y"],
    ["absolute", "https://example.com/z", "https://example.com/z"],
    ["to a file", "file:///etc/passwd", undefined],
    ["to nowhere", "http://", undefined],
  ])("a redirect is an answer: %s", async (_, location, want) => {
    const url = await serve((__, response) => response.writeHead(302, { location }).end());
    const answer = await httpGet(url, LIMITS);
    expect(answer.location?.href).toBe(want && new URL(want, url.href).href);
  });

  it("stops reading a body that is too large", async () => {
    let sent = 0;
    const url = await serve((_, response) => {
      const more = () => {
        sent += 1000;
        if (sent < 1e9 && !response.destroyed) response.write("x".repeat(1000), more);
      };
      more();
    });
    await expect(httpGet(url, LIMITS)).rejects.toThrow(/larger than/);
    expect(sent).toBeLessThan(1e8);
  });

  it.each([
    ["no answer", () => {}],
    [
      "half a body",
      (_: unknown, response: { write: (text: string) => void }) => response.write("x"),
    ],
  ])("ends when its time is over: %s", async (_, listener) => {
    const url = await serve(listener as RequestListener);
    const call = httpGet(url, { ...LIMITS, timeoutMs: 50 });
    await expect(call).rejects.toMatchObject({ isPassing: true, message: /within 0\.05 s/ });
  });

  it("says why there is no connection", async () => {
    const call = httpGet(new URL("http://127.0.0.1:1/"), LIMITS);
    await expect(call).rejects.toMatchObject({ isPassing: true, message: /ECONNREFUSED|bad port/ });
  });
});
