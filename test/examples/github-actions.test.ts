import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { validateWorkflow } from "@action-validator/core";
import { describe, expect, it } from "vitest";
import { comfygen } from "../cli/comfygen.js";

const PATH = new URL("../../examples/github-actions/comfygen.yml", import.meta.url);
const WORKFLOW = readFileSync(PATH, "utf8");

/** The text of every step that runs something, as the shell is given it. */
const SCRIPTS = [...WORKFLOW.matchAll(/^( *)(?:- )?run: (.*(?:\n\1 {2,}.*)*)/gm)].map(
  ([, , script = ""]) => script.replace(/^\|\n/, ""),
);

describe("the workflow for GitHub Actions", () => {
  it("is one by the schema of workflows; an invalid one is not", () => {
    expect(validateWorkflow(WORKFLOW).errors).toEqual([]);
    expect(validateWorkflow(WORKFLOW.replace("runs-on:", "run-on:")).errors).not.toEqual([]);
  });

  it("runs commands that there are, with options that there are", () => {
    const commands = SCRIPTS.flatMap((script) => script.match(/comfygen \w.*/g) ?? []);
    expect(commands.length).toBe(5);
    for (const command of commands) {
      const [, name = ""] = command.split(" ");
      const { stdout } = comfygen([name, "--help"]);
      expect(stdout).toContain(`comfygen ${name}`);
      for (const option of command.match(/(?<= )--[a-z-]+/g) ?? [])
        expect(stdout).toContain(option);
    }
  });

  it("has scripts that the shell can read", () => {
    expect(SCRIPTS.length).toBe(8);
    for (const script of SCRIPTS) {
      expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({
        status: 0,
        stderr: "",
      });
    }
  });

  it("puts nothing into a script that a pull request could choose", () => {
    for (const script of SCRIPTS) expect(script).not.toContain("${{");
  });
});
