import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { readModelFiles } from "../../src/intake/model-files.js";
import { ROOT } from "../cli/comfygen.js";
import { missingTool, runSteps, type Step } from "./run-steps.js";

type EmulatorEntry = typeof import("../../src/emulator/index.js");

/** A project of this folder, and what its owner does with it. */
interface Consumer {
  readonly name: string;
  readonly project: string;
  readonly steps: readonly Step[];
}

const CONSUMERS: readonly Consumer[] = [
  {
    name: "TypeScript, nodenext",
    project: "typescript-nodenext",
    steps: [["tsc"], ["node", "dist/app.js"]],
  },
  {
    name: "TypeScript, node16",
    project: "typescript-node16",
    steps: [["tsc"], ["node", "dist/app.js"]],
  },
  {
    name: "TypeScript, bundler",
    project: "typescript-bundler",
    steps: [
      ["tsc", "--noEmit"],
      ["esbuild", "app.ts", "--bundle", "--format=esm", "--outfile=dist/app.js"],
      ["node", "dist/app.js"],
    ],
  },
  {
    name: "TypeScript 5.4",
    project: "typescript-oldest",
    steps: [["tsc-5.4"], ["node", "dist/app.js"]],
  },
  {
    name: "TypeScript 7",
    project: "typescript-newest",
    steps: [["tsc-7"], ["node", "dist/app.js"]],
  },
];

const installed = inject("installed");
const { createEmulator, serveEmulator }: EmulatorEntry = await import(
  join(installed, "node_modules/comfygen/dist/emulator/index.js")
);
const { files: models } = readModelFiles(join(ROOT, "schemas"));

test.concurrent.for(CONSUMERS)("$name", async ({ project, steps }, { skip }) => {
  const missing = missingTool(installed, steps);
  if (missing !== undefined) skip(`not run: there is no ${missing} for this machine`);

  const emulator = createEmulator({ models });
  const server = await serveEmulator(emulator);
  try {
    const all: Step[] = [["comfygen", "generate", "--schemas", "../../schemas"], ...steps];
    const printed = await runSteps(installed, join(installed, "consumers", project), all, {
      RUNCOMFY_MODEL_API_BASE: server.url,
      RUNCOMFY_API_TOKEN: "consumer",
    });
    expect(printed).toMatch(/^http.+\/files\/.+\.mp4\n.*\n.*stepps.*Did you mean steps.*\n$/);
    expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
  } finally {
    await server.close();
  }
});
