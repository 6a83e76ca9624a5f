import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Hono } from "hono";
import { proxy } from "hono/proxy";
import { expect, inject } from "vitest";
import { wan22VaceFun } from "../../generated/models/community/wan-2-2/vace-fun.js";
import type { Emulator, EmulatorServer } from "../../src/emulator/index.js";
import { emulated } from "./emulated.js";
import { openPage } from "./open-page.js";
import { runSteps, toolPath, type Step } from "./run-steps.js";
import { testWith } from "./test-with.js";

const installed = inject("installed");
const folderOf = (example: string) => join(installed, "examples", example);
const apiOf = ({ url }: EmulatorServer) => ({
  RUNCOMFY_MODEL_API_BASE: url,
  RUNCOMFY_API_TOKEN: "example",
});

/** Installs an example from the tarball, as its README says. */
async function install(example: string, ...scripts: string[]): Promise<void> {
  const steps: Step[] = [
    ["npm", "install", "--prefer-offline", "--ignore-scripts", "../../comfygen.tgz"],
    ...["generate", "check", ...scripts].map((script): Step => ["npm", "run", script]),
  ];
  await runSteps(installed, folderOf(example), steps, {});
}

/** Starts a program of an example with the Node that runs TypeScript. */
function start(example: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const { PATH = "" } = process.env;
  return spawn(toolPath(installed, "node-22"), args, {
    cwd: folderOf(example),
    env: { PATH, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
}

testWith(["node-22"], "script: makes a video of a picture", async () => {
  await install("script");
  const { emulator, server } = await emulated(installed);
  try {
    writeFileSync(join(folderOf("script"), "kite.png"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
    const run: Step = ["node-22", "animate.ts", "kite.png", "a kite rises", "kite.mp4"];
    const printed = await runSteps(installed, folderOf("script"), [run], apiOf(server));
    expect(printed).toBe("kite.mp4\n");
    const video = readFileSync(join(folderOf("script"), "kite.mp4"));
    expect(video.subarray(4, 8).toString()).toBe("ftyp");
    expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
  } finally {
    await server.close();
  }
});

testWith(
  ["node-22"],
  "batch: killed in the middle, it goes on, and pays for nothing twice",
  async () => {
    await install("batch");
    let hangs = (): void => undefined;
    const fiftieth = new Promise<void>((resolve) => (hangs = resolve));
    const { emulator, server } = await emulated(installed, {
      runMs: 200,
      plan: [{ on: "submit", nth: 50, fault: "hang-before-headers" }],
      onRequest: ({ fault }) => fault === "hang-before-headers" && hangs(),
    });
    try {
      const first = start("batch", ["batch.ts"], apiOf(server));
      await fiftieth;
      first.kill("SIGKILL");
      await once(first, "close");
      const before = promptsPaid(emulator);
      expect(before.length).toBeGreaterThan(40);
      expect(before.length).toBeLessThan(100);

      const second = start("batch", ["batch.ts"], apiOf(server));
      const [lastLine] = await once(createInterface(second.stdout), "line");
      await once(second, "close");
      const paid = promptsPaid(emulator);
      expect(new Set(paid).size).toBe(paid.length);
      const unknown = 100 - Number(/^(\d+) of 100 done$/.exec(String(lastLine))?.[1]);
      expect(unknown).toBeGreaterThanOrEqual(1);
      expect(unknown).toBeLessThanOrEqual(8);
      expect(second.exitCode).toBe(1);
    } finally {
      await server.close();
    }
  },
);

/** What each job that was made was asked for. */
function promptsPaid(emulator: Emulator): string[] {
  const jobs = emulator.requests.where({ endpoint: "submit", createdJob: true });
  return jobs.map(({ body }) => JSON.stringify(body));
}

testWith(
  ["node-22", "chromium"],
  "hono-proxy: the page runs the model, and can run nothing else",
  async () => {
    await install("hono-proxy", "build");
    const { emulator, server } = await emulated(installed);
    const proxying = start("hono-proxy", ["server.ts"], { ...apiOf(server), PORT: "0" });
    try {
      const [origin] = await once(createInterface(proxying.stdout), "line");
      const submit = (id: string, body: object) =>
        fetch(`${origin}/v1/models/${id}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
      const { body } = wan22VaceFun({ prompt: "a kite", image: "https://example.com/kite.png" });
      expect((await submit("community/wan-2-2/first-last-frame", body)).status).toBe(404);
      expect((await submit(wan22VaceFun.id, { ...body, "47_value": 1e6 })).status).toBe(422);
      expect(emulator.requests.count()).toBe(0);

      const site = new Hono();
      site.get("/", async (context) => {
        const page = await (await fetch(`${origin}/`)).text();
        return context.html(page.replace("</body>", `<script type="module">${VISITOR}</script>$&`));
      });
      site.all("*", ({ req }) => proxy(`${origin}${req.path}`, req));
      expect(await openPage(site, "", installed)).toMatch(/\/files\/.+\.mp4$/);
      expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
    } finally {
      proxying.kill();
      await once(proxying, "close");
      await server.close();
    }
  },
);

/** Presses the button, and tells which video the page shows. */
const VISITOR = `
  const video = document.querySelector("video");
  const tell = () => fetch("/printed", { method: "POST", body: video.src });
  new MutationObserver(tell).observe(video, { attributes: true });
  document.querySelector("button").click();
`;
