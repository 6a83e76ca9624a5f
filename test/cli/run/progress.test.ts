import { describe, expect, it } from "vitest";
import { elapsed } from "../../../src/cli/run/progress.js";

describe("elapsed time", () => {
  it.each([
    [0, "0:00"],
    [999, "0:00"],
    [7_000, "0:07"],
    [60_000, "1:00"],
    [754_321, "12:34"],
    [3_723_000, "1:02:03"],
  ])("%i ms is %s", (ms, want) => {
    expect(elapsed(ms)).toBe(want);
  });
});
