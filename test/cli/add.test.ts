import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeIn, type Published } from "../../src/intake/take-in.js";
import { pinNames } from "../../src/emit/pin-names.js";
import { printModelFile } from "../../src/model/print-file.js";
import { readSource } from "../../src/intake/source.js";
import { comfygen, ROOT } from "./comfygen.js";

const SEEDS = join(ROOT, "test/intake/fixtures/seeds");
const seed = (name: string) => join(SEEDS, name);
const [GERMAN, JAPANESE, CHINESE] = [
  seed("first-last-frame.de.txt"),
  seed("first-last-frame.ja.txt"),
  seed("vace-fun.zh-CN.txt"),
] as const;
const FIRST_LAST = "schemas/community/wan-2-2/first-last-frame.json";
const VACE = "schemas/community/wan-2-2/vace-fun.json";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-add-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const add = (...sources: string[]) => comfygen(["add", ...sources], { cwd: folder });
const read = (path: string): string => readFileSync(join(folder, path), "utf8");
const filesThere = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe("comfygen add", () => {
  const orders = [
    [GERMAN, JAPANESE, CHINESE],
    [GERMAN, CHINESE, JAPANESE],
    [JAPANESE, GERMAN, CHINESE],
    [JAPANESE, CHINESE, GERMAN],
    [CHINESE, GERMAN, JAPANESE],
    [CHINESE, JAPANESE, GERMAN],
  ];
  it.each(orders)(
    "the three seeds give the two model files that are committed: %s %s %s",
    (...order) => {
      const { status, stderr } = add(...order);
      expect({ status, files: filesThere() }).toEqual({ status: 0, files: [FIRST_LAST, VACE] });
      expect(stderr).toContain("community/wan-2-2/first-last-frame: taken in");
      expect(read(FIRST_LAST)).toBe(readFileSync(join(ROOT, FIRST_LAST), "utf8"));
      expect(read(VACE)).toBe(readFileSync(join(ROOT, VACE), "utf8"));
    },
  );

  it("pins the names that the seeds' titles give", () => {
    add(GERMAN, CHINESE);
    expect(JSON.parse(read(FIRST_LAST))).toMatchObject({
      name: "wan22FirstLastFrame",
      names: {
        "68_image": "startImage",
        "62_image": "endImage",
        "6_text": "prompt",
        "71_widthx71_height": "resolution",
        "67_length": "numberOfFrames",
        "73_frame_rate": "framesPerSecond",
        "57_noise_seed": "seed",
        "57_steps": "steps",
        "57_cfg": "guidanceScale",
        "54_shift": "shift",
      },
    });
    expect(JSON.parse(read(VACE))).toMatchObject({
      name: "wan22VaceFun",
      names: {
        "56_text": "prompt",
        "118_image": "image",
        "4_valuex3_value": "resolution",
        "25_value": "numberOfFrames",
        "38_value": "framesPerSecond",
        "98_seed": "seed",
        "47_value": "steps",
        "108_cfg": "guidanceScale",
        "41_value": "shift",
      },
    });
  });

  it("prints a table of the parameters", async () => {
    await expect(add(CHINESE).stdout).toMatchFileSnapshot("add-table.txt");
  });

  it("reads standard input", () => {
    const { status } = comfygen(["add", "-"], { cwd: folder, input: readFileSync(GERMAN, "utf8") });
    expect({ status, files: filesThere() }).toEqual({ status: 0, files: [FIRST_LAST] });
  });

  it("says that nothing changed, and leaves the file alone", () => {
    add(JAPANESE);
    const before = read(FIRST_LAST);
    const { status, stderr } = add(GERMAN);
    expect({ status, after: read(FIRST_LAST) }).toEqual({ status: 0, after: before });
    expect(stderr).toContain("nothing changed for callers");
  });

  it("replaces other prose by English prose, and names stay", () => {
    add(GERMAN);
    expect(JSON.parse(read(FIRST_LAST)).input.title).toBe("Eingabeschema");
    const { stderr } = add(JAPANESE);
    expect(stderr).toContain("nothing changed for callers; its words were updated");
    expect(read(FIRST_LAST)).toBe(readFileSync(join(ROOT, FIRST_LAST), "utf8"));
  });

  it("pins what a model file lacks", () => {
    mkdirSync(join(folder, "schemas/community/wan-2-2"), { recursive: true });
    const { name: _, names: __, ...bare } = JSON.parse(readFileSync(join(ROOT, VACE), "utf8"));
    writeFileSync(join(folder, VACE), JSON.stringify(bare));
    expect(add(VACE).stderr).toContain("its names are pinned now");
    expect(JSON.parse(read(VACE))).toEqual(JSON.parse(readFileSync(join(ROOT, VACE), "utf8")));
  });
});

describe("a source that is none", () => {
  const page = readFileSync(JAPANESE, "utf8");
  const rows: [string, string, RegExp][] = [
    [
      "no id",
      page.replaceAll("/v1/models/community/wan-2-2/first-last-frame", ""),
      /no .*id|id .*not/i,
    ],
    ["no input schema", page.slice(0, page.indexOf('"type": "object"') - 10), /input schema/],
    ["a schema cut in the middle", page.slice(0, page.indexOf('"57_cfg"')), /input schema/],
    ["nothing", "", /empty/],
  ];
  it.each(rows)("%s: exit 65 and one message", (_, text, message) => {
    writeFileSync(join(folder, "page.txt"), text);
    const { status, stderr, stdout } = add("page.txt");
    expect({ status, stdout, files: filesThere() }).toEqual({
      status: 65,
      stdout: "",
      files: ["page.txt"],
    });
    expect(stderr).toMatch(/^page\.txt: /);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it("the good ones are taken in, the bad ones listed", () => {
    writeFileSync(join(folder, "bad.txt"), "nothing here");
    const { status, stderr } = add("bad.txt", CHINESE, "missing.txt");
    expect({ status, files: filesThere() }).toEqual({ status: 65, files: ["bad.txt", VACE] });
    expect(stderr).toMatch(/^bad\.txt: /m);
    expect(stderr).toMatch(/^missing\.txt: no such file/m);
  });
});

/** What `comfygen add` does between reading and writing. */
function addTexts(texts: readonly string[]): string[] {
  const published: Published[] = texts
    .flatMap((text) => readSource(text))
    .flatMap((finding) => (finding.ok ? [finding.published] : []));
  const taken = takeIn([], published).map(({ file }) => file);
  const { models, problems } = pinNames(taken, [], "schemas");
  return [
    ...models.map(({ file }) => printModelFile(file)),
    ...problems.map(({ message }) => message),
  ];
}

describe("a damaged page", () => {
  const seeds = [GERMAN, JAPANESE, CHINESE].map((path) => readFileSync(path));

  it("never ends in a stack trace, whichever byte range is cut, doubled or swapped", () => {
    const damage = fc.record({
      seed: fc.nat({ max: seeds.length - 1 }),
      kind: fc.constantFrom("cut", "duplicate", "swap"),
      range: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
    });
    fc.assert(
      fc.property(damage, ({ seed: index, kind, range }) => {
        const bytes = seeds[index] ?? Buffer.alloc(0);
        const [a = 0, b = 0, c = 0] = range
          .map((at) => at % bytes.length)
          .sort((one, other) => one - other);
        const [start, one, other, end] = [
          bytes.subarray(0, a),
          bytes.subarray(a, b),
          bytes.subarray(b, c),
          bytes.subarray(c),
        ];
        const middle = { cut: [other], duplicate: [one, one, other], swap: [other, one] }[kind];
        const text = Buffer.concat([start, ...(middle ?? []), end]).toString("utf8");
        for (const result of addTexts([text])) expect(result).not.toBe("");
      }),
      { numRuns: 400 },
    );
  });
});
