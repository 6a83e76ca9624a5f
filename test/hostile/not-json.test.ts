import { describe, expect, it } from "vitest";
import { Sandbox } from "./sandbox.js";

const sandbox = new Sandbox();
const GOOD = { type: "object", properties: { prompt: { type: "string" } } };
const FILE = JSON.stringify({ comfygen: 1, id: "studio/bad", input: GOOD }, null, 2);

const BAD: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  [
    "a comma too many",
    FILE.replace('"studio/bad",', '"studio/bad",,'),
    /line 3, column 22 is unexpected\n {2} {2}"id": "studio\/bad",,\n {2} {21}\^/,
  ],
  ["cut off", FILE.slice(0, 60), /line 5, column \d+ \(the end of the text\) is unexpected/],
  ["nothing", "", /empty/],
  [
    "an HTML page",
    "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
    /an HTML or XML page, not JSON/,
  ],
  [
    "a git-lfs pointer",
    "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n",
    /git-lfs pointer.*git lfs pull/,
  ],
  ["UTF-16 with a mark", Buffer.from(`\ufeff${FILE}`, "utf16le"), /UTF-16, not UTF-8/],
  ["UTF-16 without a mark", Buffer.from(FILE, "utf16le"), /UTF-16/],
  ["big-endian UTF-16", Buffer.from(`\ufeff${FILE}`, "utf16le").swap16(), /UTF-16, not UTF-8/],
  [
    "compressed data",
    Buffer.from([
      0x1f,
      0x8b,
      8,
      0,
      0,
      0,
      0,
      0,
      0,
      3,
      ...Array.from({ length: 200 }, (_, at) => (at * 37) % 256),
    ]),
    /binary|UTF-16/,
  ],
  [
    "conflict marks",
    `<<<<<<< HEAD\n${FILE}\n=======\n${FILE}\n>>>>>>> other\n`,
    /page, not JSON|line 1, column 1/,
  ],
  ["a list", "[1]", /no JSON object/],
  [
    "another version",
    FILE.replace('"comfygen": 1', '"comfygen": 2'),
    /\/comfygen is missing or wrong/,
  ],
];

describe("a model file that is none", () => {
  it("says what it is instead, or where it breaks", () => {
    for (const [index, [, content]] of BAD.entries())
      sandbox.put(`schemas/studio/bad-${index}.json`, content);
    const { status, stdout, stderr } = sandbox.run("generate");
    expect({ status, stdout, stack: /\n {4}at /.test(stderr) }).toEqual({
      status: 65,
      stdout: "",
      stack: false,
    });
    for (const [index, [what, , words]] of BAD.entries()) {
      const [, message = ""] = stderr.split(`schemas/studio/bad-${index}.json: `);
      expect(message.split("schemas/studio/bad-")[0], what).toMatch(words);
    }
  });
});

describe("--keep-going", () => {
  it("generates all that is well-formed, says what is not, and keeps the old client of that", async () => {
    for (const id of ["studio/bad", "studio/good"]) sandbox.putModel(id, GOOD);
    expect(sandbox.run("generate").status).toBe(0);
    const before = sandbox
      .files("generated")
      .map((file) => [file, sandbox.read(`generated/${file}`)]);
    for (const [what, content, words] of BAD.slice(0, 4)) {
      sandbox.put("schemas/studio/bad.json", content);
      const { status, stderr } = sandbox.run("generate", "--keep-going");
      expect(status, what).toBe(65);
      expect(stderr).toMatch(words);
      const after = sandbox
        .files("generated")
        .map((file) => [file, sandbox.read(`generated/${file}`)]);
      expect(after, what).toEqual(before);
    }
    sandbox.putModel("studio/new", GOOD);
    expect(sandbox.run("generate", "--keep-going").status).toBe(65);
    const { value } = await sandbox.load(
      `return Promise.all(["studio/bad", "studio/good", "studio/new"].map(async (id) => (await models.loadModel(id)).id))`,
    );
    expect(value).toEqual(["studio/bad", "studio/good", "studio/new"]);
    expect(sandbox.run("generate").status).toBe(65);
  });

  it("a model that never had a client is left out", () => {
    sandbox.putModel("studio/good", GOOD);
    sandbox.put("schemas/studio/bad.json", "{");
    expect(sandbox.run("generate", "--keep-going").status).toBe(65);
    expect(sandbox.files("generated/models")).toEqual(["studio/good.ts"]);
  });

  it("--strict fails a model for its warnings alone", () => {
    sandbox.putModel("studio/good", GOOD);
    sandbox.putModel("studio/float", { properties: { size: { type: "float" } } });
    expect(sandbox.run("generate").status).toBe(0);
    const strict = sandbox.run("generate", "--strict");
    expect(strict).toMatchObject({ status: 65, stdout: "" });
    expect(strict.stderr).toMatch(
      /^comfygen: schemas\/studio\/float\.json: #\/input\/properties\/size\/type type-float: /,
    );
    sandbox.putModel("studio/good", { ...GOOD, title: "Other" });
    expect(sandbox.run("generate", "--strict", "--keep-going").status).toBe(65);
  });
});
