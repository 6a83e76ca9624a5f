import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../../src/emulator/index.js";
import { openStudio, type Studio } from "../../cli/studio.js";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function open(options: Partial<EmulatorOptions> = {}): Promise<Studio> {
  const studio = await openStudio(options);
  closers.push(studio.close);
  return studio;
}

const RUN = ["run", "acme/studio", "--prompt", "p"];

describe("comfygen run --out-dir", () => {
  it("downloads the files of the output from the emulator, without the token", async () => {
    const { emulator, folder, comfygen } = await open();
    const { status, stdout, stderr } = await comfygen(...RUN, "--out-dir", "clips/new");
    const path = join("clips", "new", "0.png");
    expect([status, stderr]).toEqual([0, expect.stringContaining(`saved: ${path}`)]);
    const { output, files } = JSON.parse(stdout);
    expect(files).toEqual([{ url: output.image, path }]);
    expect(readFileSync(join(folder, path)).subarray(1, 4).toString()).toBe("PNG");
    expect(emulator.requests.where({ endpoint: "file" })).toMatchObject([{ authorized: false }]);
  });

  it("is done with `result` as well, beside what is there", async () => {
    const { folder, comfygen } = await open();
    const submitted = await comfygen(...RUN, "--no-wait");
    const id = submitted.stdout.trim();
    await comfygen("result", id, "--out-dir", "clips");
    await comfygen(
      "result",
      "--out-dir",
      "other",
      "--allow-host",
      "a.test",
      id,
      "--out-dir",
      "clips",
    );
    expect(readdirSync(join(folder, "clips")).sort()).toEqual(["0-2.png", "0.png"]);
  });

  it("refuses another host, and says how to allow it", async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      asked += 1;
      answer.end("elsewhere");
    });
    closers.push(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const location = `http://127.0.0.1:${port}/`;
    const plan = [{ on: "file", fault: "redirect-302", argument: location }] as const;
    const { folder, comfygen } = await open({ plan });

    const refused = await comfygen(...RUN, "--out-dir", "clips");
    expect([refused.status, asked]).toEqual([69, 0]);
    expect(refused.stderr).toContain(`--allow-host 127.0.0.1:${port}`);
    expect(refused.stderr).toMatch(/it is billed\npick it up: comfygen result \S+ --out-dir clips/);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      output: { image: expect.any(String) },
      files: [],
    });
    expect(existsSync(join(folder, "clips"))).toBe(false);

    const allowed = await comfygen(
      ...RUN,
      "--out-dir",
      "clips",
      "--allow-host",
      `127.0.0.1:${port}`,
    );
    expect([allowed.status, asked]).toEqual([0, 1]);
    expect(readFileSync(join(folder, "clips", "0.png"), "utf8")).toBe("elsewhere");
  });

  it.each(["reset-in-answer", "4xx-html", "reset-before-body"] as const)(
    "leaves nothing of a file that %s",
    async (fault) => {
      const { folder, comfygen } = await open({ plan: [{ on: "file", fault }] });
      const { status, stdout, stderr } = await comfygen(...RUN, "--out-dir", "clips");
      expect([status, JSON.parse(stdout).files]).toEqual([69, []]);
      expect(stderr).toContain("not downloaded: ");
      const clips = join(folder, "clips");
      expect(existsSync(clips) ? readdirSync(clips) : []).toEqual([]);
    },
  );
});
