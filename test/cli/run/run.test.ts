import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openStudio, type Studio } from "../studio.js";

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
  writeFileSync(join(studio.folder, "cat.png"), "cat");
  writeFileSync(join(studio.folder, "friendly.json"), '{"prompt":"a dog","steps":7}');
  writeFileSync(join(studio.folder, "wire.json"), '{"6_text":"a dog","57_steps":7}');
  writeFileSync(join(studio.folder, "mixed.json"), '{"prompt":"a dog","57_steps":7}');
});
afterEach(() => studio.emulator.requests.clear());
afterAll(() => studio.close());

const CAT = `data:image/png;base64,${Buffer.from("cat").toString("base64")}`;

function run(...args: string[]) {
  return studio.comfygen("run", "acme/studio", ...args);
}

describe("comfygen run", () => {
  it("prints the result, and nothing else on standard output", async () => {
    const { status, stdout, stderr } = await run("--prompt", "a dog");
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^submitted: \S+\ncompleted\n/)]);
    const [{ requestId } = {}] = studio.emulator.requests.where({ endpoint: "submit" });
    expect(JSON.parse(stdout)).toMatchObject({
      requestId,
      modelId: "acme/studio",
      output: { image: `${new URL(studio.url).origin}/files/${requestId}/0.png` },
    });
    expect(studio.emulator.requests.count({ endpoint: "file" })).toBe(0);
  });

  it.each<[args: string[], body: object]>([
    [["--prompt", "007"], { "6_text": "007" }],
    [["--prompt", "true"], { "6_text": "true" }],
    [["--prompt", "-x"], { "6_text": "-x" }],
    [
      ["--prompt", "p", "--steps", "7", "--cfg", "0.5", "--ratio", "9:16", "--loop"],
      { "6_text": "p", "57_steps": 7, cfg: 0.5, ratio: "9:16", loop: true },
    ],
    [["--no-loop", "--prompt", "p"], { "6_text": "p", loop: false }],
    [["--prompt", "p", "--tags", "1", "--tags", "true"], { "6_text": "p", tags: ["1", "true"] }],
    [
      ["--prompt", "p", "--lora", '{"networkScale":2}'],
      { "6_text": "p", lora: { network_scale: 2 } },
    ],
    [
      ["--prompt", "p", "--set", "outDir=a=b", "--set", "timeout=5"],
      { "6_text": "p", out_dir: "a=b", timeout: 5 },
    ],
    [["--prompt", "p", "--start-image", "cat.png"], { "6_text": "p", "68_image": CAT }],
    [
      ["--prompt", "p", "--images", "https://x.test/a.png", "--images", "cat.png"],
      { "6_text": "p", images: ["https://x.test/a.png", CAT] },
    ],
    [["--input", "friendly.json"], { "6_text": "a dog", "57_steps": 7 }],
    [["--input", "wire.json"], { "6_text": "a dog", "57_steps": 7 }],
    [["--input", "wire.json", "--steps", "8"], { "6_text": "a dog", "57_steps": 8 }],
  ])("%j sends %j", async (args, body) => {
    const { status, stderr } = await run(...args, "--no-wait");
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    expect(studio.sentBody()).toEqual(body);
  });

  it.each<[args: string[], status: number, words: string]>([
    [["--prompt", "p", "--steps", "5"], 65, "steps (57_steps): "],
    [["--prompt", "p", "--steps", "seven"], 65, 'got "seven"'],
    [["--prompt", "p", "--ratio", "9:15"], 65, 'expected one of "16:9", "9:16"'],
    [["--steps", "7"], 65, "prompt (6_text)"],
    [["--prompt", "p", "--start-image", "dog.png"], 65, 'startImage: there is no file "dog.png"'],
    [["--prompt", "p", "--lora", "{"], 65, "lora: "],
    [["--prompt", "p", "--set", "stepz=7"], 65, "Did you mean steps?"],
    [["--input", "mixed.json"], 65, "Did you mean steps?"],
    [["--input", "missing.json"], 65, "missing.json: no such file"],
    [["--prompt", "p", "--stepz", "7"], 64, "unknown flag --stepz; did you mean --steps?"],
    [
      ["--prompt", "two", "words"],
      64,
      'unexpected argument "words"; text with spaces needs quotes',
    ],
    [["--prompt", "--steps", "7"], 64, "--prompt needs a value"],
    [["--prompt", "p", "--timeout", "soon"], 64, "--timeout soon: write seconds"],
    [["--prompt", "p", "--base-url", "nowhere"], 78, "http"],
  ])("refuses %j before anything is sent", async (args, status, words) => {
    const { stdout, stderr, ...ended } = await run(...args);
    expect([ended.status, stdout, stderr]).toEqual([status, "", expect.stringContaining(words)]);
    expect(studio.emulator.requests.count()).toBe(0);
  });

  it("tells which models there are", async () => {
    const { status, stderr } = await studio.comfygen("run", "acme/stodio", "--prompt", "p");
    expect([status, stderr]).toEqual([65, expect.stringContaining("did you mean acme/studio?")]);
    const none = await studio.comfygen("run");
    expect([none.status, none.stderr]).toEqual([64, expect.stringContaining("which model?")]);
    const outside = await studio.comfygen("run", "../schemas/acme/studio");
    expect(outside.status).toBe(65);
  });

  it("says that there is no token", async () => {
    const args = ["run", "acme/studio", "--prompt", "p"];
    const { status, stderr } = await studio.comfygenWithoutToken(...args);
    expect([status, stderr]).toEqual([78, expect.stringContaining("RUNCOMFY_API_TOKEN")]);
    expect(studio.emulator.requests.count()).toBe(0);
  });

  it("shows what the model takes", async () => {
    const { status, stdout } = await studio.comfygen("run", "acme/studio", "--help");
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot("run-help.txt");
    const general = await studio.comfygen("run", "--help");
    expect([general.status, general.stdout]).toEqual([0, expect.stringContaining("--dry-run")]);
  });
});

describe("comfygen run --dry-run", () => {
  it("needs no token, sends nothing, and shows all of it", async () => {
    const args = [
      "run",
      "acme/studio",
      "--prompt",
      "it's",
      "--start-image",
      "cat.png",
      "--dry-run",
    ];
    const { status, stdout } = await studio.comfygenWithoutToken(...args);
    expect(status).toBe(0);
    expect(studio.emulator.requests.count()).toBe(0);
    const shown = stdout.replaceAll(studio.url, "http://127.0.0.1:8199/v1");
    await expect(shown).toMatchFileSnapshot("run-dry.txt");
  });

  it("is one JSON value for programs", async () => {
    const uri = `data:image/png;base64,${"A".repeat(5000)}`;
    const { stdout } = await run("--prompt", "p", "--start-image", uri, "--dry-run", "--json");
    expect(JSON.parse(stdout)).toEqual({
      modelId: "acme/studio",
      url: `${studio.url}/models/acme/studio`,
      input: {
        prompt: "p",
        startImage: expect.stringMatching(/^data:.{50,60}\.\.\. \(5022 characters\)$/),
      },
      body: { "6_text": "p", "68_image": expect.stringContaining("(5022 characters)") },
      curl: expect.stringContaining('"6_text":"p"'),
      price: { usd: 0.25, unit: "second", note: "of film" },
    });
  });
});
