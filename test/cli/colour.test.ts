import { WriteStream } from "node:tty";
import { afterEach, describe, expect, it, vi } from "vitest";
import { coloured } from "../../src/cli/colour.js";

const RED = "\u001b[31mno\u001b[39m";

/** A stream as a terminal's is, without a terminal. */
function stream(isTTY: boolean): WriteStream {
  return Object.assign(Object.create(WriteStream.prototype), { isTTY });
}

afterEach(() => vi.unstubAllEnvs());

describe("colour", () => {
  it.each<[string, boolean, Record<string, string>, string]>([
    ["on a terminal", true, { TERM: "xterm-256color" }, RED],
    ["off a terminal", false, { TERM: "xterm-256color" }, "no"],
    ["on a terminal that has none", true, { TERM: "dumb" }, "no"],
    ["with NO_COLOR", true, { TERM: "xterm-256color", NO_COLOR: "1" }, "no"],
    ["with FORCE_COLOR", false, { FORCE_COLOR: "1" }, RED],
    ["with FORCE_COLOR=0", true, { TERM: "xterm-256color", FORCE_COLOR: "0" }, "no"],
  ])("%s", (_, isTTY, environment, wanted) => {
    for (const name of ["NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "CI"])
      vi.stubEnv(name, environment[name]);
    expect(coloured(stream(isTTY), "red", "no")).toBe(wanted);
  });
});
