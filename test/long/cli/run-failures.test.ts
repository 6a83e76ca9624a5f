import { afterEach, describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../../src/emulator/index.js";
import { openStudio, type Studio } from "../../cli/studio.js";

const studios: Studio[] = [];
afterEach(async () => {
  for (const studio of studios.splice(0)) await studio.close();
});

async function open(options: Partial<EmulatorOptions> = {}): Promise<Studio> {
  const studio = await openStudio(options);
  studios.push(studio);
  return studio;
}

const RUN = ["run", "acme/studio", "--prompt", "p"];

describe("a run that fails says what became of the money", () => {
  it.each<
    [
      plan: NonNullable<EmulatorOptions["plan"]>,
      status: number,
      billed: string,
      isPickedUp: boolean,
    ]
  >([
    [[{ on: "submit", fault: "4xx-error-message" }], 69, "nothing was billed", false],
    [[{ on: "submit", fault: "200-error-code" }], 69, "nothing was billed", false],
    [
      [{ on: "submit", fault: "200-error-code", argument: "400004" }],
      77,
      "nothing was billed",
      false,
    ],
    [[{ on: "submit", fault: "429-hour" }], 75, "nothing was billed", false],
    [[{ on: "submit", fault: "reset-after-body" }], 69, "it may be billed", false],
    [[{ on: "submit", fault: "5xx-html" }], 69, "it may be billed", false],
    [[{ on: "status", fault: "4xx-html", argument: "403" }], 77, "it may be billed", true],
    [[{ on: "result", fault: "4xx-code", argument: "404" }], 69, "it may be billed", true],
    [[{ on: "submit", fault: "completed-then-failed" }], 69, "it may be billed", true],
  ])("%j", async (plan, status, billed, isPickedUp) => {
    const { emulator, comfygen } = await open({ plan });
    const run = await comfygen(...RUN);
    const [{ requestId } = {}] = emulator.requests.where({ endpoint: "submit" });
    expect([run.status, run.stdout]).toEqual([status, ""]);
    expect(run.stderr).toContain(billed);
    expect(run.stderr.includes(`pick it up: comfygen result ${requestId}`)).toBe(isPickedUp);
    expect(run.stderr).not.toContain("secret-token");
    expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
  });

  it("in JSON for programs", async () => {
    const { comfygen } = await open({ plan: [{ on: "status", fault: "4xx-html" }] });
    const { stdout } = await comfygen(...RUN, "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "rejected", billed: "maybe", requestId: expect.stringMatching(/./) },
    });
  });

  it("also where it runs out of time, which leaves the job alone", async () => {
    const { emulator, comfygen } = await open({ queueMs: 60_000 });
    const { status, stderr } = await comfygen(...RUN, "--timeout", "0.6");
    const [{ requestId } = {}] = emulator.requests.where({ endpoint: "submit" });
    expect([status, stderr]).toEqual([75, expect.stringContaining(`comfygen result ${requestId}`)]);
    expect(emulator.requests.count({ endpoint: "cancel" })).toBe(0);
  });

  it("and learns the request id of a submit that was answered too late", async () => {
    const plan = [{ on: "submit", fault: "slow-body", argument: 500 }] as const;
    const { emulator, comfygen } = await open({ plan });
    const { status, stderr } = await comfygen(...RUN, "--timeout", "0.2");
    const [{ requestId } = {}] = emulator.requests.where({ endpoint: "submit" });
    expect([status, stderr]).toEqual([75, expect.stringContaining(`comfygen result ${requestId}`)]);
  });

  it("also where nobody is there", async () => {
    const { comfygen } = await open();
    const gone = await open();
    await gone.close();
    const { status, stderr } = await comfygen(...RUN, "--base-url", gone.url);
    expect([status, stderr]).toEqual([75, expect.stringContaining("nothing was billed")]);
  });
});

describe("a job that is picked up", () => {
  it("was submitted by another process", async () => {
    const { emulator, comfygen } = await open();
    const submitted = await comfygen(...RUN, "--no-wait");
    const requestId = submitted.stdout.trim();
    expect(emulator.requests.where({ endpoint: "submit" })[0]?.requestId).toBe(requestId);
    expect(emulator.requests.count({ endpoint: "status" })).toBe(0);

    const { status, stdout } = await comfygen("result", requestId);
    expect([status, JSON.parse(stdout)]).toMatchObject([
      0,
      { requestId, output: { image: expect.any(String) } },
    ]);
    expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
  });

  it("is named as JSON for programs", async () => {
    const { comfygen } = await open();
    const { stdout } = await comfygen(...RUN, "--no-wait", "--json");
    expect(JSON.parse(stdout)).toEqual({ modelId: "acme/studio", requestId: expect.any(String) });
  });

  it("can be gone", async () => {
    const { comfygen } = await open();
    const { status, stderr } = await comfygen("result", "req_unknown");
    expect([status, stderr]).toEqual([69, expect.stringContaining("not_found")]);
  });

  it("has an id that can be one", async () => {
    const { emulator, comfygen } = await open();
    const { status, stderr } = await comfygen("result", "../models");
    expect([status, emulator.requests.count()]).toEqual([64, 0]);
    expect(stderr).toContain('"../models" is no request id');
  });
});
