import process from "node:process";
import { describe, expect, it, vi } from "vitest";
import { runCommandLine } from "../../src/cli/command-line.js";
import { comfygen } from "./comfygen.js";

/** The words of a command line; `''` is an empty one. */
function words(line: string): string[] {
  return line === "" ? [] : line.split(" ").map((word) => (word === "''" ? "" : word));
}

describe("a command line that is wrong", () => {
  it.each<[string, string]>([
    ["genrate", 'unknown command "genrate"; did you mean `comfygen generate`?'],
    ["frobnicate", 'unknown command "frobnicate"'],
    ["list --shcemas x", "unknown flag --shcemas; did you mean --schemas?"],
    ["list --shcemas=x", "unknown flag --shcemas; did you mean --schemas?"],
    ["generate --no-fromat", "unknown flag --no-fromat; did you mean --format?"],
    ["diff --fail", "unknown flag --fail"],
    ["generate --chek --sctrict", "unknown flag --chek; did you mean --check?"],
    ["generate --chek --sctrict", "unknown flag --sctrict; did you mean --strict?"],
    ["list --schemas", "--schemas needs a value"],
    ["list --schemas --json", "--schemas needs a value"],
    ["list extra", 'unexpected argument "extra"'],
    ["show", "something is missing: comfygen show <id>"],
    ["diff --fail-on nothing", 'Choices: "breaking", "behaviour", "none"'],
    ["rename a/b old", "name the old and the new name"],
    ["run", "which model? write its id; `comfygen list` shows all"],
    ["--schemas x run", "which model?"],
    ["--schemas x lisst", "did you mean `comfygen list`?"],
    ["--json", "which command?"],
    ["", "comfygen generate [ids..]"],
  ])("comfygen %s: %s", async (line, message) => {
    await expect(runCommandLine(words(line))).rejects.toMatchObject({
      status: 64,
      message: expect.stringContaining(message),
    });
  });

  it("names the help of the command", async () => {
    await expect(runCommandLine(["list", "-x"])).rejects.toThrow(/see `comfygen list --help`$/);
    await expect(runCommandLine(["lst"])).rejects.toThrow(/see `comfygen --help`$/);
  });
});

describe("what is printed where", () => {
  it("an error is one JSON object on standard output too, with --json", () => {
    const { status, stdout, stderr } = comfygen(["show", "vace-fun", "--json"]);
    const message = 'no model "vace-fun" in schemas: did you mean community/wan-2-2/vace-fun?';
    expect(status).toBe(65);
    expect(JSON.parse(stdout)).toEqual({ error: { code: "bad_input", message } });
    expect(stderr).toBe(`comfygen: ${message}\n`);
  });

  it("notes are not, with --quiet", () => {
    expect(comfygen(["diff", "schemas", "--quiet"])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(comfygen(["diff", "schemas"]).stderr).toBe(
      "nothing changed for callers since schemas\n",
    );
  });
});

describe("help", () => {
  const commands = ["init", "add", "pull", "generate", "list", "show", "diff", "rename"];

  it.each([...commands, "run", "result", "emulate", "templates"])(
    "of %s has examples",
    async (name) => {
      let text = "";
      const write = (chunk: unknown) => {
        text += String(chunk);
        return true;
      };
      vi.spyOn(console, "log").mockImplementation(write);
      vi.spyOn(process.stdout, "write").mockImplementation(write);
      expect(await runCommandLine(["help", name])).toBe(0);
      vi.restoreAllMocks();
      expect(text).toContain(`comfygen ${name}`);
      expect(text).toMatch(/^Examples:\n {2}comfygen /m);
    },
  );
});

describe("completion", () => {
  function completed(line: string): string[] {
    const args = ["--get-yargs-completions", "comfygen", ...words(line)];
    return comfygen(args).stdout.trim().split("\n");
  }

  it.each<[string, string[]]>([
    ["show com", ["community/wan-2-2/first-last-frame", "community/wan-2-2/vace-fun"]],
    ["run --schemas schemas ''", ["community/wan-2-2/first-last-frame"]],
    ["run community/wan-2-2/vace-fun --pro", ["--prompt", "--frames-per-second", "--dry-run"]],
    ["run no/model --", ["--dry-run", "--set"]],
    ["gen", ["generate", "list"]],
    ["diff --format ''", ["text", "markdown", "json"]],
  ])("of %s", (line, wanted) => {
    expect(completed(line)).toEqual(expect.arrayContaining(wanted));
  });

  it("offers no second model where one is taken", () => {
    expect(completed("show community/wan-2-2/vace-fun ''").join()).not.toContain("community");
  });
});
