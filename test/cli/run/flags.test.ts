import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CommandError } from "../../../src/cli/exit-status.js";
import { parseFlags, type FlagKind } from "../../../src/cli/run/flags.js";

const kinds = new Map<string, FlagKind>([
  ["prompt", "value"],
  ["steps", "value"],
  ["loop", "boolean"],
  ["no-wait", "boolean"],
  ["help", "boolean"],
  ["x", "value"],
]);

function given(...args: string[]): string[] {
  return parseFlags(args, kinds, "comfygen run --help").given.map(
    ({ flag, text }) => `${flag}: ${text}`,
  );
}

describe("flags", () => {
  it.each([
    [["--prompt", "a dog"], ["prompt: a dog"]],
    [["--prompt=a=b"], ["prompt: a=b"]],
    [["--prompt="], ["prompt: "]],
    [["--prompt", ""], ["prompt: "]],
    [["--prompt", "007"], ["prompt: 007"]],
    [["--prompt", "true"], ["prompt: true"]],
    [["--prompt", "-q"], ["prompt: -q"]],
    [["--prompt", "-1"], ["prompt: -1"]],
    [["--prompt", "-"], ["prompt: -"]],
    [["--prompt", "--"], ["prompt: --"]],
    [["--prompt", "--ar 16:9"], ["prompt: --ar 16:9"]],
    [["--prompt=--steps"], ["prompt: --steps"]],
    [["--prompt=two\nlines"], ["prompt: two\nlines"]],
    [
      ["--prompt", "a", "--prompt", "b"],
      ["prompt: a", "prompt: b"],
    ],
    [["-x", "1"], ["x: 1"]],
    [["--loop"], ["loop: true"]],
    [["--no-loop"], ["loop: false"]],
    [["--loop=false"], ["loop: false"]],
    [
      ["--loop", "--steps", "1"],
      ["loop: true", "steps: 1"],
    ],
    [["--no-wait"], ["no-wait: true"]],
    [["-h"], ["help: true"]],
  ])("%j", (args, want) => {
    expect(given(...args)).toEqual(want);
  });

  it.each([
    [["--stepz", "1"], "unknown flag --stepz; did you mean --steps?"],
    [["--stepz=1"], "unknown flag --stepz; did you mean --steps?"],
    [["--startImage"], "unknown flag --startImage"],
    [["--no-prompt"], "unknown flag --no-prompt"],
    [["-z"], "unknown flag -z"],
    [["--"], "unknown flag --"],
    [["--prompt"], "--prompt needs a value"],
    [
      ["--prompt", "--steps", "1"],
      '--prompt needs a value; for the text "--steps" itself, write --prompt=--steps',
    ],
    [["--prompt", "--no-loop"], "write --prompt=--no-loop"],
    [["--prompt", "-h"], "write --prompt=-h"],
    [["--loop=maybe"], "--loop=maybe: write true or false behind the ="],
    [["--no-loop=true"], "--no-loop=true: --no-... takes no value"],
  ])("refuses %j", (args, message) => {
    expect(() => given(...args)).toThrow(message);
  });

  it("takes what is no flag as it stands", () => {
    const { positionals } = parseFlags(["a/b", "--loop", "true", "-"], kinds, "");
    expect(positionals).toEqual(["a/b", "true", "-"]);
  });

  it("never changes a text behind an equals sign", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(given(`--prompt=${text}`)).toEqual([`prompt: ${text}`]);
      }),
    );
  });

  it("never loses an argument: whatever it does not understand it refuses", () => {
    const arg = fc.oneof(
      fc.string(),
      fc.constantFrom("--loop", "--prompt", "--no-loop", "-h", "--steps=1"),
    );
    fc.assert(
      fc.property(fc.array(arg), (args) => {
        try {
          const { positionals, given: flags } = parseFlags(args, kinds, "");
          const values = flags.filter(({ flag }) => kinds.get(flag) === "value").length;
          const joined = args.filter((one) => /^--(?:prompt|steps)=/.test(one)).length;
          expect(positionals.length + flags.length + values - joined).toBe(args.length);
        } catch (error) {
          if (!(error instanceof CommandError)) throw error;
        }
      }),
    );
  });
});
