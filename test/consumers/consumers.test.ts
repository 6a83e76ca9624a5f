import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { expect, inject } from "vitest";
import { CONSUMERS, type Consumer } from "./consumers.js";
import { emulated } from "./emulated.js";
import { openPage } from "./open-page.js";
import { runSteps } from "./run-steps.js";
import { testWith } from "./test-with.js";

const installed = inject("installed");

for (const consumer of CONSUMERS) {
  const { name, steps, site } = consumer;
  const tools = steps.map(([tool]) => tool);
  testWith(site === undefined ? tools : [...tools, "chromium"], name, async () => {
    const { emulator, server } = await emulated(installed);
    try {
      const printed = await printedBy(consumer, server.url);
      expect(printed).toMatch(/^http.+\/files\/.+\.mp4\n.*stepps.*Did you mean steps\?\n$/s);
      expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
    } finally {
      await server.close();
    }
  });
}

async function printedBy({ project, steps, site }: Consumer, baseUrl: string): Promise<string> {
  const folder = join(installed, "consumers", project);
  const printed = await runSteps(installed, folder, steps, {
    RUNCOMFY_MODEL_API_BASE: baseUrl,
    RUNCOMFY_API_TOKEN: "consumer",
  });
  if (site === undefined) return printed;
  const pages = new Hono().use(serveStatic({ root: join(folder, site) }));
  return openPage(pages, `baseUrl=${encodeURIComponent(baseUrl)}`, installed);
}
