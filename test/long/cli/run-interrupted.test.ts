import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../../src/emulator/index.js";
import { openStudio, type Studio } from "../../cli/studio.js";

const studios: Studio[] = [];
afterEach(async () => {
  for (const studio of studios.splice(0)) await studio.close();
});

async function open(options: Partial<EmulatorOptions>): Promise<Studio> {
  const studio = await openStudio(options);
  studios.push(studio);
  return studio;
}

const RUN = ["run", "acme/studio", "--prompt", "p"];
const LONG = 60_000;
const SOON = { interval: 100, timeout: 60_000 };

describe("Ctrl-C", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("cancels a job that waits (%s)", async (name) => {
    const { emulator, start } = await open({ queueMs: LONG });
    const started = start(...RUN);
    await started.printed("in queue, position 1");
    started.signal(name);
    const { status, stdout, stderr } = await started.ended;
    expect([status, stdout]).toEqual([130, ""]);
    expect(stderr).toMatch(/job \S+ was cancelled before it ran\nnothing was billed\n$/);
    expect(emulator.requests.count({ endpoint: "cancel" })).toBe(1);
  });

  it("says truthfully that a job that runs can't be cancelled", async () => {
    const { emulator, start } = await open({ runMs: LONG });
    const started = start(...RUN);
    await started.printed("in progress");
    started.signal("SIGINT");
    const { status, stderr } = await started.ended;
    const [{ requestId } = {}] = emulator.requests.where({ endpoint: "submit" });
    expect(status).toBe(130);
    expect(stderr).toContain(
      `job ${requestId} can't be cancelled any more: it goes on to its end\nit is billed\npick it up: comfygen result ${requestId}`,
    );
  });

  it("says that nobody knows where the answer is unclear", async () => {
    const plan = [{ on: "cancel", fault: "5xx-html" }] as const;
    const { start } = await open({ queueMs: LONG, plan });
    const started = start(...RUN);
    await started.printed("in queue");
    started.signal("SIGINT");
    const { status, stderr } = await started.ended;
    expect([status, stderr]).toEqual([
      130,
      expect.stringMatching(
        /nobody knows whether job \S+ was cancelled or goes on\nit may be billed\npick it up/,
      ),
    ]);
  });

  it("while the job is submitted cancels it as soon as its id is known", async () => {
    const plan = [{ on: "submit", fault: "slow-body", argument: 600 }] as const;
    const { emulator, start } = await open({ queueMs: LONG, plan });
    const started = start(...RUN, "--json");
    await expect
      .poll(() => emulator.requests.count({ endpoint: "submit", status: 200 }), SOON)
      .toBe(1);
    started.signal("SIGINT");
    const { status, stdout, stderr } = await started.ended;
    const [{ requestId } = {}] = emulator.requests.where({ endpoint: "submit" });
    expect([status, stderr]).toEqual([
      130,
      expect.stringContaining(`job ${requestId} was cancelled`),
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "aborted", requestId, billed: "no", cancellation: "cancelled" },
    });
  });

  it("a second time ends at once, and tells the request id", async () => {
    const plan = [{ on: "cancel", fault: "hang-before-headers" }] as const;
    const { emulator, start } = await open({ queueMs: LONG, plan });
    const started = start(...RUN);
    await started.printed("in queue");
    started.signal("SIGINT");
    await started.printed("ending");
    await expect.poll(() => (started.signal("SIGINT"), started.isRunning), SOON).toBe(false);
    const { status, stderr } = await started.ended;
    const [{ requestId } = {}] = emulator.requests.where({ endpoint: "submit" });
    expect(status).toBe(130);
    expect(stderr).toContain(
      `job ${requestId} may go on and be billed\npick it up: comfygen result ${requestId}`,
    );
  });

  it("sent twice by one key, as npm does, is one", async () => {
    const { start } = await open({ queueMs: LONG });
    const started = start(...RUN);
    await started.printed("in queue");
    started.signal("SIGINT");
    started.signal("SIGINT");
    const { stderr } = await started.ended;
    expect(stderr).toContain("was cancelled before it ran");
  });

  it("leaves a job alone that was picked up", async () => {
    const { emulator, comfygen, start } = await open({ queueMs: LONG });
    const requestId = (await comfygen(...RUN, "--no-wait")).stdout.trim();
    const started = start("result", requestId);
    await started.printed("in queue");
    started.signal("SIGINT");
    const { status, stderr } = await started.ended;
    expect([status, stderr]).toEqual([
      130,
      expect.stringContaining(`job ${requestId} was left alone, and goes on`),
    ]);
    expect(emulator.requests.count({ endpoint: "cancel" })).toBe(0);
  });

  it("in a download leaves no part of the file, and prints the result", async () => {
    const plan = [{ on: "file", fault: "hang-in-body" }] as const;
    const { emulator, folder, start } = await open({ plan });
    mkdirSync(join(folder, "out"));
    const started = start(...RUN, "--out-dir", "out");
    await expect.poll(() => readdirSync(join(folder, "out")), SOON).toHaveLength(1);
    started.signal("SIGINT");
    const { status, stdout, stderr } = await started.ended;
    const [{ requestId } = {}] = emulator.requests.where({ endpoint: "submit" });
    expect([status, JSON.parse(stdout)]).toMatchObject([130, { requestId, files: [] }]);
    expect(stderr).toContain(
      `it is billed\npick it up: comfygen result ${requestId} --out-dir out`,
    );
    expect(readdirSync(join(folder, "out"))).toEqual([]);
  });
});
