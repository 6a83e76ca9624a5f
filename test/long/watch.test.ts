import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startComfygen, type Started } from "../cli/started.js";
import { openStudio, studio as model, type Studio } from "../cli/studio.js";

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
  mkdirSync(join(studio.folder, "templates"));
  writeFileSync(join(studio.folder, "package.json"), "{}");
});
afterAll(() => studio.close());

function put(path: string, text: string): void {
  writeFileSync(join(studio.folder, path), text);
}

/** Runs it, and ends it whatever happens. */
async function watching(steps: (started: Started) => Promise<void>): Promise<string> {
  const started = startComfygen(["generate", "--watch"], { cwd: studio.folder });
  try {
    await started.printed("watching schemas");
    await steps(started);
  } finally {
    started.signal("SIGINT");
  }
  const { status, stderr } = await started.ended;
  expect(status).toBe(0);
  return stderr;
}

const PATH = `schemas/${model.id}.json`;
const titled = (title: string) => JSON.stringify({ ...model, title });

describe("comfygen generate --watch", () => {
  it("takes a burst for one change, and writes only what changed", async () => {
    const stderr = await watching(async (started) => {
      const client = join(studio.folder, "generated/client.ts");
      const before = statSync(client).mtimeMs;
      // It sleeps meanwhile: what a busy machine draws out is no burst.
      started.signal("SIGSTOP");
      for (let count = 0; count < 20; count += 1) put(PATH, titled(`Title ${count}`));
      started.signal("SIGCONT");
      await started.printed("wrote 1 file,");
      expect(
        readFileSync(join(studio.folder, `generated/models/${model.id}.ts`), "utf8"),
      ).toContain("Title 19");
      expect(statSync(client).mtimeMs).toBe(before);
    });
    expect(stderr.match(/wrote /g)).toHaveLength(2);
  });

  it("tells what is wrong with a schema, keeps the client, and goes on", async () => {
    await watching(async (started) => {
      put(PATH, "{");
      await started.printed("line 1, column 2");
      put(PATH, titled("Mended"));
      await started.printed("wrote 1 file,");
    });
  });

  it("goes by a configuration that is added, changed and broken while it runs, and by templates", async () => {
    await watching(async (started) => {
      put("comfygen.config.json", '{ "templates": "templates", "format": false }');
      await started.printed("no template here");
      put("templates/client.hbs", "// first {{runtime}}\n");
      await started.printed("watching schemas, templates");
      put("comfygen.config.json", '{ "templetes": "x" }');
      await started.printed("did you mean");
      put("comfygen.config.json", '{ "templates": "templates" }');
      put("templates/client.hbs", "// second {{runtime}}\n");
      await expect
        .poll(() => readFileSync(join(studio.folder, "generated/client.ts"), "utf8"), {
          timeout: 60_000,
        })
        .toContain("second");
    });
    rmSync(join(studio.folder, "comfygen.config.json"));
  });

  it.each([
    ["comfygen.config.js", "module.exports ="],
    ["comfygen.config.mjs", "export default"],
    ["comfygen.config.ts", "export default"],
  ])("reads %s again", async (name, exported) => {
    const config = (output: string) => put(name, `${exported} { output: "${output}" };\n`);
    config("first");
    await watching(async (started) => {
      config("second");
      await started.printed("second/index.ts");
    });
    for (const path of [name, "first", "second"]) {
      rmSync(join(studio.folder, path), { recursive: true });
    }
  });
});
