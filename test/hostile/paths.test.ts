import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { Sandbox } from "./sandbox.js";

const sandbox = new Sandbox();
const INPUT = { type: "object", properties: { prompt: { type: "string" } } };

describe("ids that are paths", () => {
  const ids = [
    "../escape",
    "a/../../escape",
    "/tmp/escape",
    "C:\\escape",
    "a\\..\\..\\escape",
    "a//b",
    "a/./b",
    "..",
    "",
    "a/b\u0000",
    "a/b\n",
    "~/x",
    "a/b:stream",
    "x".repeat(201),
  ];

  it("are refused in model files, and nothing is written", () => {
    for (const [index, id] of ids.entries()) {
      const file = { comfygen: 1, id, input: INPUT };
      sandbox.put(`work/schemas/m${index}.json`, JSON.stringify(file));
    }
    const before = sandbox.files();
    const args = ["--schemas", "work/schemas", "--out", "work/out"];
    const { status, stdout, stderr } = sandbox.run("generate", ...args);
    expect({ status, stdout }).toEqual({ status: 65, stdout: "" });
    for (const index of ids.keys())
      expect(stderr).toContain(`work/schemas/m${index}.json: /id is missing or wrong`);
    expect(sandbox.files()).toEqual(before);
  });

  it("are refused in a catalogue, and the rest is taken in", () => {
    const entries = [...ids, "good/one"].map((id) => ({ model_id: id, input_schema: INPUT }));
    sandbox.put("work/catalog.json", JSON.stringify(entries));
    const { status, stderr } = sandbox.run("add", "work/catalog.json", "--schemas", "work/schemas");
    expect(status).toBe(65);
    expect(stderr.match(/`model_id` is no model id/g)).toHaveLength(ids.length);
    expect(sandbox.files()).toEqual(["work/catalog.json", "work/schemas/good/one.json"]);
  });

  it("are refused in a page", () => {
    const page = `curl https://model-api.runcomfy.net/v1/models/../../escape ${JSON.stringify(INPUT)}`;
    sandbox.put("page.txt", page);
    expect(sandbox.run("add", "page.txt").status).toBe(65);
    expect(sandbox.files()).toEqual(["page.txt"]);
  });
});

describe("ids with a meaning to somebody", () => {
  it("have files of their own, which TypeScript and every file system take", async () => {
    const ids = [
      "index",
      "a/index",
      "a/b",
      "a/b/c",
      "a.b/c.d",
      "a/x.d",
      "a/x.d_",
      "a/x.d.y",
      "a/aux",
      "con/a",
      "a/com1.x",
      "a/b.",
      "a/b.json/c",
      "a/b.ts/c",
      "4K/a",
      "node_modules/a",
      "a/client",
      "catalog",
    ];
    const catalog = ids.map((id) => ({ model_id: id, input_schema: INPUT }));
    sandbox.put("catalog.json", JSON.stringify(catalog));
    expect(sandbox.run("add", "catalog.json")).toMatchObject({ status: 0 });
    expect(sandbox.run("generate").status).toBe(0);
    const files = sandbox.files("generated/models");
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(ids.length);
    for (const file of files) expect(file).not.toMatch(/\.d\.ts$|(^|\/)(aux|con|com1)[./]/i);
    const { value } = await sandbox.load(
      `return Promise.all(${JSON.stringify(ids)}.map(async (id) => (await models.loadModel(id)).id))`,
    );
    expect(value).toEqual(ids);
  });

  it("that differ in case alone are refused, and both are named", () => {
    sandbox.putModel("a/model", INPUT);
    sandbox.putModel("a/MODEL", INPUT);
    const { status, stderr } = sandbox.run("generate");
    expect(status).toBe(65);
    expect(stderr).toContain(
      "schemas/a/model.json: a/model differs from a/MODEL in upper and lower case alone",
    );
  });
});

describe("symbolic links", () => {
  it("below the output folder are not written through", () => {
    sandbox.putModel("a/b", INPUT);
    mkdirSync(sandbox.path("elsewhere"));
    mkdirSync(sandbox.path("generated"));
    symlinkSync(sandbox.path("elsewhere"), sandbox.path("generated/models"));
    const { status, stderr } = sandbox.run("generate");
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: 73, stack: false });
    expect(stderr).toContain("generated/models is a symbolic link");
    expect(readdirSync(sandbox.path("elsewhere"))).toEqual([]);
  });

  it("in a file's place are replaced or refused, and what they lead to stays", () => {
    sandbox.putModel("a/b", INPUT);
    writeFileSync(sandbox.path("precious.ts"), "precious\n");
    mkdirSync(sandbox.path("generated"));
    symlinkSync(sandbox.path("precious.ts"), sandbox.path("generated/index.ts"));
    const { status, stderr } = sandbox.run("generate");
    expect(status).toBe(73);
    expect(stderr).toContain("generated/index.ts");
    expect(sandbox.read("precious.ts")).toBe("precious\n");
  });

  it("that lead round in a ring, to nowhere, or to a device end in a message", () => {
    symlinkSync("ring.json", sandbox.path("ring.json"));
    mkdirSync(sandbox.path("schemas"));
    for (const [name, target] of [
      ["ring", sandbox.path("ring.json")],
      ["nowhere", "/nowhere/x.json"],
      ["device", "/dev/zero"],
    ])
      symlinkSync(target ?? "", sandbox.path(`schemas/${name}.json`));
    const { status, stderr } = sandbox.run("generate");
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: 65, stack: false });
    expect(stderr.match(/no regular file/g)).toHaveLength(3);
  });

  it.skipIf(process.platform === "win32")("nor does a pipe hold a run up", () => {
    mkdirSync(sandbox.path("schemas"));
    expect(spawnSync("mkfifo", [sandbox.path("schemas/pipe.json")]).status).toBe(0);
    expect(sandbox.run("generate").stderr).toContain("no regular file");
  });
});
