import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { barText, progressBar } from "../../src/cli/progress-bar.js";

describe("progressBar", () => {
  const isTerminal = Object.getOwnPropertyDescriptor(process.stderr, "isTTY");
  let written: string[] = [];
  beforeEach(() => {
    written = [];
    vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    if (isTerminal) Object.defineProperty(process.stderr, "isTTY", isTerminal);
    else Reflect.deleteProperty(process.stderr, "isTTY");
  });

  function showOn(isTTY: boolean, terminal: string): void {
    Object.defineProperty(process.stderr, "isTTY", { value: isTTY, configurable: true });
    vi.stubEnv("TERM", terminal);
    const now = vi.spyOn(performance, "now").mockReturnValue(0);
    const bar = progressBar("models");
    for (const [ms, done] of [
      [999, 1],
      [1000, 2],
      [1049, 3],
      [1050, 4],
    ] as const) {
      now.mockReturnValue(ms);
      bar.show(done, 4);
    }
    bar.end();
  }

  it("draws over itself on a terminal, where it takes a while, and takes itself away", () => {
    showOn(true, "xterm");
    expect(written).toEqual([
      `\r\u001b[2K${barText("models", 2, 4)}`,
      `\r\u001b[2K${barText("models", 4, 4)}`,
      "\r\u001b[2K",
    ]);
  });

  it.each([
    ["anywhere else", false, "xterm"],
    ["on a terminal that can't move its cursor", true, "dumb"],
  ])("says nothing %s", (_, isTTY, terminal) => {
    showOn(isTTY, terminal);
    expect(written).toEqual([]);
  });

  it.each<[done: number, total: number | undefined, want: string]>([
    [0, 4, `models [${" ".repeat(30)}] 0 of 4`],
    [2, 4, `models [${"#".repeat(15)}${" ".repeat(15)}] 2 of 4`],
    [4, 4, `models [${"#".repeat(30)}] 4 of 4`],
    [5, 4, `models [${"#".repeat(30)}] 5 of 4`],
    [3, undefined, "models 3"],
    [3, 0, "models 3"],
  ])("%s of %s is %s", (done, total, want) => {
    expect(barText("models", done, total)).toBe(want);
  });
});
