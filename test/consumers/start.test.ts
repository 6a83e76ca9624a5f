import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject } from "vitest";
import { ROOT } from "../cli/comfygen.js";
import { emulated } from "./emulated.js";
import { runSteps } from "./run-steps.js";
import { testWith } from "./test-with.js";

const README = readFileSync(join(ROOT, "README.md"), "utf8");
const installed = inject("installed");

/** The commands of the README's section, in order. */
function commandsOf(section: string): string[] {
  const [, text = ""] = README.split(`\n## ${section}\n`);
  const [ours = ""] = text.split("\n## ");
  return [...ours.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block = ""]) =>
    block.trim().split("\n"),
  );
}

testWith(["node-22"], "the README's start, in an empty folder", async () => {
  const folder = join(installed, "start");
  mkdirSync(folder);
  cpSync(join(ROOT, "test/intake/fixtures/seeds/vace-fun.zh-CN.txt"), join(folder, "page.html"));
  const [install = "", init = "", , run = ""] = commandsOf("Start");
  expect(install).toBe("npm install --save-dev comfygen");
  expect(run).toMatch(/^node first-request\.ts\b/);
  const { emulator, server } = await emulated(installed);
  const sh = (command: string) =>
    runSteps(installed, folder, [["sh", "-c", command]], {
      RUNCOMFY_MODEL_API_BASE: server.url,
      RUNCOMFY_API_TOKEN: "emulator",
    });
  try {
    await sh("npm init --yes && npm pkg set type=module");
    await sh(install.replace("comfygen", "../comfygen.tgz"));
    writeFileSync(join(folder, "first-request.ts"), await sh(init));
    expect(await sh(run.replace("node", "../consumers/node_modules/node-22/bin/node"))).toMatch(
      /video: 'http.+\.mp4'/,
    );
    expect(emulator.requests.count({ endpoint: "submit" })).toBe(1);
  } finally {
    await server.close();
  }
});
