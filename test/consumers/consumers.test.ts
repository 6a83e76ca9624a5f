import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { readModelFiles } from "../../src/intake/model-files.js";
import { ROOT } from "../cli/comfygen.js";
import { CONSUMERS, type Consumer } from "./consumers.js";
import { CHROMIUM, openPage } from "./open-page.js";
import { missingTool, runSteps } from "./run-steps.js";

type EmulatorEntry = typeof import("../../src/emulator/index.js");

const installed = inject("installed");
const { createEmulator, serveEmulator }: EmulatorEntry = await import(
  join(installed, "node_modules/comfygen/dist/emulator/index.js")
);
const { files: models } = readModelFiles(join(ROOT, "schemas"));

for (const consumer of CONSUMERS) {
  test.concurrent(consumer.name, async ({ skip }) => {
    const missing = missingFor(consumer);
    if (missing !== undefined) skip(`not run: there is no ${missing} on this machine`);

    const emulator = createEmulator({ models });
    const server = await serveEmulator(emulator);
    try {
      const printed = await printedBy(consumer, server.url);
      expect(printed).toMatch(/^http.+\/files\/.+\.mp4\n.*stepps.*Did you mean steps\?\n$/s);
      expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
    } finally {
      await server.close();
    }
  });
}

function missingFor({ steps, site }: Consumer): string | undefined {
  if (site !== undefined && !existsSync(CHROMIUM)) return CHROMIUM;
  return missingTool(installed, steps);
}

async function printedBy({ project, steps, site }: Consumer, baseUrl: string): Promise<string> {
  const folder = join(installed, "consumers", project);
  const printed = await runSteps(installed, folder, steps, {
    RUNCOMFY_MODEL_API_BASE: baseUrl,
    RUNCOMFY_API_TOKEN: "consumer",
  });
  if (site === undefined) return printed;
  return openPage(join(folder, site), `baseUrl=${encodeURIComponent(baseUrl)}`);
}
