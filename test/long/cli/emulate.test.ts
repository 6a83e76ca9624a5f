import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comfygenBeside } from "../../cli/comfygen.js";
import { startComfygen, type Started } from "../../cli/started.js";
import { openStudio, type Studio } from "../../cli/studio.js";

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

async function emulate(...args: string[]): Promise<[Started, url: string]> {
  const started = startComfygen(["emulate", "--port", "0", ...args], { cwd: studio.folder });
  await started.printed("RUNCOMFY_API_TOKEN");
  return [started, await started.firstLine()];
}

describe("comfygen emulate", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "serves the models, and ends well on %s",
    async (name) => {
      const [started, url] = await emulate();
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
      const env = { RUNCOMFY_MODEL_API_BASE: url, RUNCOMFY_API_TOKEN: "emulator" };
      const args = ["run", "acme/studio", "--prompt", "p", "--no-wait"];
      const run = await comfygenBeside(args, { cwd: studio.folder, env });
      started.signal(name);
      const { status, stdout, stderr } = await started.ended;
      expect(status).toBe(0);
      expect(stdout).toBe(
        `${url}\nexport RUNCOMFY_MODEL_API_BASE=${url} RUNCOMFY_API_TOKEN=emulator\n`,
      );
      expect(stderr).toBe(`POST /v1/models/acme/studio 200 job ${run.stdout}`);
    },
  );

  it("ends with requests under way", async () => {
    const [started, url] = await emulate("--fault", "catalog:hang-before-headers");
    const hanging = fetch(`${url}/models`, { headers: { authorization: "Bearer x" } });
    const failed = expect(hanging).rejects.toThrow();
    await started.printed("hang-before-headers");
    started.signal("SIGINT");
    expect((await started.ended).status).toBe(0);
    await failed;
  });

  it("does what goes wrong as often as it is told", async () => {
    const [started, url] = await emulate("--fault", "catalog:5xx-html=502:1");
    const ask = async () =>
      (await fetch(`${url}/models`, { headers: { authorization: "Bearer x" } })).status;
    expect([await ask(), await ask()]).toEqual([502, 200]);
    started.signal("SIGINT");
    expect((await started.ended).stderr).toContain("GET /v1/models 502 fault 5xx-html\n");
  });

  it("says that a port is in use", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { status, stdout, stderr } = await studio.comfygen("emulate", "--port", `${port}`);
    server.close();
    expect([status, stdout]).toEqual([69, ""]);
    expect(stderr).toContain(`can't listen at 127.0.0.1, port ${port}: it is in use`);
  });

  it.each<[args: string[], status: number, words: string]>([
    [["--port", "70000"], 64, "whole number from 0 to 65535"],
    [["--queue-ms", "soon"], 64, "--queue-ms: write milliseconds"],
    [["--run-ms", "-1"], 64, "--run-ms: write milliseconds"],
    [["--fault", "submit:5xx-htm"], 64, "did you mean 5xx-html?"],
    [["--fault", "submit:slow-body=soon"], 64, "slow-body takes a whole number"],
    [["--prot", "1"], 64, "prot"],
  ])("refuses %j", async (args, status, words) => {
    const run = await studio.comfygen("emulate", ...args);
    expect([run.status, run.stderr]).toEqual([status, expect.stringContaining(words)]);
  });

  it("needs models", async () => {
    const empty = mkdtempSync(join(tmpdir(), "comfygen-empty-"));
    const { status, stderr } = await comfygenBeside(["emulate", "--port", "0"], { cwd: empty });
    rmSync(empty, { recursive: true });
    expect([status, stderr]).toEqual([65, expect.stringContaining("comfygen add")]);
  });
});
