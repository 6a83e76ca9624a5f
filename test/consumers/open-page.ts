import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

const QUIET = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const CHROMIUM = "/usr/bin/chromium";

/** Serves a folder, opens its page in Chromium, and gives what the page posts to `/printed`. */
export async function openPage(folder: string, query: string): Promise<string> {
  const app = new Hono();
  const printed = new Promise<string>((resolve) => {
    app.post("/printed", async (context) => {
      resolve(await context.req.text());
      return context.body(null, 204);
    });
  });
  app.use(serveStatic({ root: folder }));
  const server = createServer(getRequestListener(app.fetch)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;

  const profile = mkdtempSync(join(folder, "profile-"));
  const page = `http://127.0.0.1:${port}/?${query}`;
  const chromium = spawn(CHROMIUM, [...QUIET, `--user-data-dir=${profile}`, page], {
    stdio: "ignore",
  });
  const ended = once(chromium, "close");
  try {
    return await Promise.race([
      printed,
      ended.then(() =>
        Promise.reject(new Error("Chromium ended before the page had posted anything.")),
      ),
    ]);
  } finally {
    chromium.kill();
    await ended;
    server.closeAllConnections();
    server.close();
  }
}
