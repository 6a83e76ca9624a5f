import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { Sandbox } from "./sandbox.js";

const sandbox = new Sandbox();

function object(properties: JsonObject): JsonObject {
  return { type: "object", properties };
}

function deep(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
}

describe("past a limit there is an error that says which", () => {
  it("100,000 levels, in a model file", () => {
    sandbox.putModel("studio/deep", deep(100_000));
    const { status, stderr } = sandbox.run("generate");
    expect(status).toBe(65);
    expect(stderr).toMatch(
      /^comfygen: schemas\/studio\/deep\.json: line 1, column \d+: nests deeper than 256 levels/,
    );
  });

  it.each([
    ["an entry", `{"model_id":"a/b","input_schema":${deep(100_000)}}`],
    ["brackets", "[".repeat(100_000)],
    ["a page", `curl https://model-api.runcomfy.net/v1/models/a/b ${deep(100_000)}`],
  ])("100,000 levels, in %s that is taken in", (_, text) => {
    sandbox.put("source", text);
    const { status, stderr } = sandbox.run("add", "source");
    expect({ status, stack: /\n {4}at /.test(stderr), files: sandbox.files() }).toEqual({
      status: 65,
      stack: false,
      files: ["source"],
    });
  });

  it("60,000 properties", () => {
    const properties = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, at) => [`p${at}`, {}]),
    );
    sandbox.putModel("studio/wide", object(properties));
    expect(sandbox.run("generate")).toMatchObject({
      status: 65,
      stderr:
        "comfygen: schemas/studio/wide.json: /input holds over 50000 objects; no model needs that\n",
    });
  });

  it("65 MiB", () => {
    sandbox.put("schemas/studio/big.json", " ".repeat(65 << 20));
    sandbox.put("page.txt", "x".repeat(65 << 20));
    expect(sandbox.run("generate").stderr).toContain("schemas/studio/big.json: larger than 64 MiB");
    const { status, stderr } = sandbox.run("add", "page.txt");
    expect({ status, stderr }).toEqual({
      status: 65,
      stderr: "page.txt: larger than 64 MiB; nothing real is\n",
    });
  });
});
