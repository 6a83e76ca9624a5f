import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, serveEmulator, type EmulatorServer } from "../../src/emulator/index.js";
import { comfygenBeside, ROOT } from "../cli/comfygen.js";
import { openStudio, type Studio } from "../cli/studio.js";

let studio: Studio;
let busy: EmulatorServer;
/** Other APIs than the studio's, by name. */
const servers = new Map<string, string>();
beforeAll(async () => {
  studio = await openStudio({ queueMs: 60_000 });
  const limited = createEmulator({ models: [], plan: [{ fault: "429-hour" }] });
  busy = await serveEmulator(limited);
  servers.set("busy", busy.url);
  const gone = await serveEmulator(limited);
  await gone.close();
  servers.set("gone", gone.url);
  writeFileSync(join(studio.folder, "file"), "");
  writeFileSync(join(studio.folder, "no.json"), "{");
  // A fault that comfygen can't have foreseen.
  writeFileSync(
    join(studio.folder, "break.mjs"),
    'import fs from "node:fs";\nimport { syncBuiltinESMExports } from "node:module";\n' +
      'fs.readdirSync = () => { throw new TypeError("unforeseen"); };\nsyncBuiltinESMExports();\n',
  );
});
afterAll(async () => {
  await studio.close();
  await busy.close();
});

const RUN = ["run", "acme/studio", "--prompt", "a kite"];

describe("the exit statuses", () => {
  it.each<[number, string, string[], Record<string, string>]>([
    [0, "done", ["list"], {}],
    [1, "found what was asked for", ["generate", "--check", "--out", "nowhere"], {}],
    [64, "usage", ["lsit"], {}],
    [65, "bad input", ["add", "no.json"], {}],
    [69, "the service says no", ["result", "no-such-job"], {}],
    [69, "an address that is taken", ["emulate", "--host", "192.0.2.1"], {}],
    [70, "a bug", ["list"], { NODE_OPTIONS: "--import ./break.mjs" }],
    [73, "can't write", ["generate", "--out", "file"], {}],
    [75, "nobody answers", RUN, { RUNCOMFY_MODEL_API_BASE: "gone" }],
    [75, "too many requests", ["pull", "a/b"], { RUNCOMFY_MODEL_API_BASE: "busy" }],
    [77, "no permission", ["pull", "a/b"], { RUNCOMFY_API_TOKEN: "invalid" }],
    [78, "no token", RUN, { RUNCOMFY_API_TOKEN: "" }],
    [78, "a configuration that is none", ["list"], { COMFYGEN_FORMAT: "perhaps" }],
  ])("%i: %s", async (status, _, args, environment) => {
    const env = {
      RUNCOMFY_MODEL_API_BASE: "studio",
      RUNCOMFY_API_TOKEN: "any",
      ...environment,
    };
    env.RUNCOMFY_MODEL_API_BASE = servers.get(env.RUNCOMFY_MODEL_API_BASE) ?? studio.url;
    const run = await comfygenBeside(args, { cwd: studio.folder, env });
    expect(run.status, run.stderr).toBe(status);
    if (status > 1) expect(run.stderr).toMatch(/^(?:comfygen|no\.json): /m);
    if (status > 1 && status !== 70) expect(run.stderr).not.toMatch(/^ {4}at /m);
  });

  it("130: interrupted", async () => {
    const run = studio.start(...RUN);
    await run.printed("submitted: ");
    run.signal("SIGINT");
    expect((await run.ended).status).toBe(130);
  });
});

describe("a reader that has enough", () => {
  it.each(["list", "show community/wan-2-2/vace-fun", "generate --help"])(
    "ends %s quietly",
    async (line) => {
      const child = spawn(process.execPath, [`${ROOT}dist/cli/main.js`, ...line.split(" ")], {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "pipe"],
        // Nothing else of the environment: of some of it, such as NO_COLOR beside FORCE_COLOR, Node itself warns.
        env: { PATH: process.env["PATH"], HOME: process.env["HOME"] },
      });
      child.stdout.destroy();
      const ended = once(child, "exit");
      expect(await text(child.stderr)).toBe("");
      expect(await ended).toEqual([0, null]);
    },
  );
});
