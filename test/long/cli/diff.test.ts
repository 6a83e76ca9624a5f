import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newRepository, type Repository } from "../../review/repository.js";
import { comfygen, HANGS, ROOT, type Run } from "../../cli/comfygen.js";

const PATH = "schemas/community/wan-2-2/first-last-frame.json";
const SEED = readFileSync(join(ROOT, PATH), "utf8");
const CHANGED = SEED.replace('"maximum": 24', '"maximum": 16')
  .replace('"default": 20', '"default": 8')
  .replace('"title": "Shift"', '"title": "Flow | `Shift`\\n<b>"')
  .replaceAll("68_image", "168_image");
let repository: Repository;

beforeEach(() => {
  repository = newRepository();
  repository.put({ [PATH]: SEED });
  repository.commit();
  repository.put({ [PATH]: CHANGED });
});
afterEach(() => repository.remove());

function diff(...args: string[]): Run {
  return comfygen(["diff", ...args], { cwd: repository.folder });
}

const TEXT = `1 breaking, 1 behaviour, 2 compatible changes in 1 model

community/wan-2-2/first-last-frame
  breaking    \`framesPerSecond\` has a narrower range: 12 to 24 -> 12 to 16
  behaviour   \`steps\` has another default: 20 -> 8
  compatible  \`shift\` is described in other words: …
  compatible  1 key moved, no change for callers
`;

describe("comfygen diff", () => {
  it("compares the work tree with where the branch left the main one", () => {
    const { status, stdout } = diff();
    expect(stdout.replace(/(?<=in other words: ).*/, "…")).toBe(TEXT);
    expect(status).toBe(1);
  });

  it("writes the Markdown of a pull request, in which foreign text means nothing", () => {
    const lines = diff("--format", "markdown").stdout.split("\n");
    expect(lines.slice(0, 8)).toEqual([
      "**1 breaking, 1 behaviour, 2 compatible changes in 1 model**",
      "",
      "### `community/wan-2-2/first-last-frame`",
      "",
      "| | Change | Before | After |",
      "|---|---|---|---|",
      "| **breaking** | `framesPerSecond` has a narrower range | `12 to 24` | `12 to 16` |",
      "| behaviour | `steps` has another default | `20` | `8` |",
    ]);
    expect(lines[8]).toContain("``Flow \\| `Shift` <b>");
    expect(lines[9]).toBe("| compatible | 1 key moved, no change for callers |  |  |");
  });

  it("writes findings as JSON", () => {
    const findings = JSON.parse(diff("--json").stdout) as unknown[];
    expect(findings[0]).toEqual({
      rule: "parameter-range-narrowed",
      level: "breaking",
      side: "input",
      model: "community/wan-2-2/first-last-frame",
      path: "framesPerSecond",
      message: "`framesPerSecond` has a narrower range",
      before: "12 to 24",
      after: "12 to 16",
    });
  });

  it("says nothing on standard output where nothing changed", () => {
    repository.put({ [PATH]: SEED });
    expect(diff("--format", "markdown")).toMatchObject({ status: 0, stdout: "" });
    expect(diff().stderr).toContain("nothing changed for callers since ");
    expect(diff("--json").stdout).toBe("[]\n");
  });

  const levels: [string, string, number][] = [
    ["breaking", CHANGED, 1],
    ["none", CHANGED, 0],
    ["breaking", SEED.replace('"default": 20', '"default": 8'), 0],
    ["behaviour", SEED.replace('"default": 20', '"default": 8'), 1],
    ["behaviour", SEED.replace('"maximum": 24', '"maximum": 48'), 0],
  ];
  it.each(levels)("--fail-on %s", (level, text, status) => {
    repository.put({ [PATH]: text });
    expect(diff("--fail-on", level).status).toBe(status);
  });

  it("compares two folders", () => {
    repository.put({ [PATH.replace("schemas", "previous")]: SEED });
    expect(diff("previous").stdout).toContain("1 breaking, 1 behaviour, 2 compatible changes");
    expect(diff("previous", "--schemas", "previous").status).toBe(0);
  });

  it("tells of models that came and went, and of files that are none", () => {
    repository.put({
      [PATH]: undefined,
      "schemas/studio/relight.json": SEED.replace(/"id": ".*"/, '"id": "studio/relight"'),
    });
    const { stdout } = diff();
    expect(stdout).toContain("community/wan-2-2/first-last-frame\n  breaking    the model is gone");
    expect(stdout).toContain("studio/relight\n  compatible  the model is new");
    repository.put({ [PATH]: "{" });
    expect(diff()).toMatchObject({ status: 65, stdout: "" });
    repository.commit();
    repository.put({ [PATH]: SEED });
    const fixed = diff("HEAD");
    expect(fixed.status).toBe(0);
    expect(fixed.stderr).toMatch(/first-last-frame\.json: left out/);
  });

  it("says what is wrong with the base", () => {
    expect(diff("v9")).toMatchObject({ status: 78, stdout: "" });
    expect(diff("v9").stderr).toContain("git knows no revision `v9`");
  });
});

describe("what is loaded", () => {
  const PRELOAD = `process.on("exit", () => {
    const loaded = Object.keys(require("node:module")._cache).filter((path) => /[\\\\/]ts-morph[\\\\/]/.test(path));
    process.stderr.write("ts-morph modules: " + loaded.length + "\\n");
  });`;

  function loaded(...args: string[]): number {
    mkdirSync(join(repository.folder, "src"), { recursive: true });
    writeFileSync(join(repository.folder, "count.cjs"), PRELOAD);
    const { stderr } = spawnSync(
      process.execPath,
      ["--require", "./count.cjs", `${ROOT}dist/cli/main.js`, ...args],
      { cwd: repository.folder, encoding: "utf8", ...HANGS },
    );
    return Number(/ts-morph modules: (\d+)/.exec(stderr)?.[1] ?? -1);
  }

  const without = [
    ["--help"],
    ["diff"],
    ["diff", "--format", "markdown"],
    ["generate"],
    ["generate", "--check"],
    ["add", PATH],
  ];
  it.each(without.map((args) => [args.join(" "), args] as const))("no ts-morph: %s", (_, args) => {
    expect(loaded(...args)).toBe(0);
  });

  const withIt = [
    ["diff", "--usages", "src/*.ts"],
    ["rename", "community/wan-2-2/first-last-frame", "shift", "flow", "--dry-run"],
  ];
  it.each(withIt.map((args) => [args.join(" "), args] as const))("ts-morph: %s", (_, args) => {
    expect(loaded(...args)).toBeGreaterThan(0);
  });
});
