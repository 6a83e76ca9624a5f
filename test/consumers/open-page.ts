import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { toolPath } from "./run-steps.js";

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

/**
 * Serves a site, opens its first page in Chromium, and gives what the page posts to `/printed`.
 *
 * @throws Error where nothing is posted within five minutes.
 */
export async function openPage(site: Hono, query: string, installed: string): Promise<string> {
  const app = new Hono();
  const printed = new Promise<string>((resolve) => {
    app.post("/printed", async (context) => {
      resolve(await context.req.text());
      return context.body(null, 204);
    });
  });
  app.route("/", site);
  const server = createServer(getRequestListener(app.fetch)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;

  const profile = mkdtempSync(join(installed, "profile-"));
  const page = `http://127.0.0.1:${port}/?${query}`;
  const chromium = spawn(
    toolPath(installed, "chromium"),
    [...QUIET, `--user-data-dir=${profile}`, page],
    {
      stdio: "ignore",
      timeout: 300_000,
    },
  );
  const ended = once(chromium, "close");
  const silent = ended.then(() => Promise.reject(new Error("The page posted nothing.")));
  try {
    return await Promise.race([printed, silent]);
  } finally {
    silent.catch(() => undefined);
    chromium.kill();
    await ended;
    server.closeAllConnections();
    server.close();
  }
}
