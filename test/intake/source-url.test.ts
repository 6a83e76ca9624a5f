import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readSourceUrl } from "../../src/intake/source-url.js";

let close: (() => void) | undefined;
afterEach(() => close?.());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/x`;
}

/** In place of time that passes: what is asked to end, and in how many milliseconds. */
function timeouts(): { asked: number[]; pass: () => void } {
  const asked: number[] = [];
  const ends: AbortController[] = [];
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const end = new AbortController();
    asked.push(ms);
    ends.push(end);
    return end.signal;
  });
  return { asked, pass: () => ends.at(-1)?.abort() };
}

describe("a source that is a URL", () => {
  it.each<[what: string, listener: (written: () => void) => RequestListener]>([
    ["no answer", (written) => () => written()],
    ["no end", (written) => (_, response) => response.write("some", () => written())],
  ])("has 30 s, where there is %s", async (_, listener) => {
    const time = timeouts();
    const url = await serve(listener(() => time.pass()));
    await expect(readSourceUrl(url)).rejects.toThrow(/gave no page: no whole answer within 30 s/);
    expect(time.asked).toEqual([30_000]);
  });

  it("has 30 s with all of its redirects", async () => {
    const time = timeouts();
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const url = await serve((request, response) => {
      now += 20_000;
      if (request.url === "/x") response.writeHead(302, { location: "/y" }).end();
      else time.pass();
    });
    await expect(readSourceUrl(url)).rejects.toThrow(/no whole answer within 10 s/);
    expect(time.asked).toEqual([30_000, 10_000]);
  });
});
