import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MODEL, newApplication, type Application } from "../review/application.js";
import { comfygen, type Run } from "../cli/comfygen.js";

let original: Application;
let app: Application;

beforeAll(async () => {
  original = await newApplication();
});
afterAll(() => original.remove());
beforeEach(() => {
  app = original.copy();
});
afterEach(() => app.remove());

function rename(...args: string[]): Run {
  return comfygen(["rename", MODEL, ...args], { cwd: app.folder });
}

function texts(): Map<string, string> {
  return new Map([...app.before.keys()].map((path) => [path, app.read(path)]));
}

function errors(): string[] {
  const path = join(app.folder, "tsconfig.json");
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path, (file) => ts.sys.readFile(file)).config,
    ts.sys,
    app.folder,
  );
  const files = readdirSync(join(app.folder, "src")).map((file) => join(app.folder, "src", file));
  return ts
    .getPreEmitDiagnostics(ts.createProgram(files, options))
    .map(
      ({ messageText, file }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}

describe("comfygen rename", () => {
  it("renames a parameter wherever it is used, and nothing else, byte for byte", () => {
    expect(errors()).toEqual([]);
    const { status, stderr } = rename("prompt", "text", "--in", "src/**/*.ts");
    expect(stderr).toContain(`prompt is text now; ${app.marks.length} edits in 4 files of code`);
    expect(status).toBe(0);
    expect(texts()).toEqual(app.after);
    expect(errors()).toEqual([]);
    expect(app.read(`schemas/${MODEL}.json`)).toContain('"6_text": "text"');
    expect(comfygen(["generate", "--check"], { cwd: app.folder }).status).toBe(0);
  });

  it("finds the code by tsconfig.json where it is not named", () => {
    expect(rename("prompt", "text").status).toBe(0);
    expect(texts()).toEqual(app.after);
  });

  it("shows the edits with --dry-run, and writes nothing", () => {
    const { status, stdout } = rename("prompt", "text", "--dry-run");
    expect(status).toBe(0);
    const places = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect(places.sort()).toEqual([...app.marks].sort());
    expect(texts()).toEqual(app.before);
    expect(app.read(`schemas/${MODEL}.json`)).toContain('"6_text": "prompt"');
  });

  it("renames the export, its keys and its types, through re-exports and renamed imports", () => {
    const { status } = rename("--export", "animateFrames");
    expect(status).toBe(0);
    expect(errors()).toEqual([]);
    expect(app.read("src/models.ts")).toBe(
      (app.before.get("src/models.ts") ?? "")
        .replaceAll("wan22FirstLastFrame", "animateFrames")
        .replaceAll("Wan22FirstLastFrameInput", "AnimateFramesInput"),
    );
    expect(app.read("src/direct.ts")).toBe(
      (app.before.get("src/direct.ts") ?? "").replaceAll("wan22FirstLastFrame", "animateFrames"),
    );
    expect(app.read("src/renamed.ts")).toContain(
      "animate as make, type AnimateFramesInput as Input",
    );
    expect(app.read("src/renamed.ts")).toContain("all.animateFrames(");
    expect(app.read("src/loaded.ts")).toBe(app.before.get("src/loaded.ts"));
    expect(comfygen(["generate", "--check"], { cwd: app.folder }).status).toBe(0);
  });

  it("says which places need a person", () => {
    const code = `import type { Wan22FirstLastFrameInput as Input } from "../generated/index.js";\nexport const name: keyof Input = "prompt";\n`;
    writeFileSync(join(app.folder, "src/by-hand.ts"), code);
    const { stderr } = rename("prompt", "text", "--dry-run");
    expect(stderr).toContain("src/by-hand.ts:2:14 needs a person: ");
  });

  it("keeps variables under their names where an object takes or gives them", () => {
    const path = join(app.folder, "src/shorthand.ts");
    const code = `import { wan22FirstLastFrame } from "../generated/index.js";
export const models = { wan22FirstLastFrame };
export async function load() {
  const { wan22FirstLastFrame } = await import("../generated/index.js");
  return wan22FirstLastFrame.id;
}
`;
    writeFileSync(path, code);
    expect(rename("--export", "flf").status).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(`import { flf } from "../generated/index.js";
export const models = { wan22FirstLastFrame: flf };
export async function load() {
  const { flf: wan22FirstLastFrame } = await import("../generated/index.js");
  return wan22FirstLastFrame.id;
}
`);
  });

  const refused: [string, string[], number, RegExp][] = [
    ["a parameter that is not there", ["shfit", "x"], 65, /has no parameter shfit; it has .*shift/],
    [
      "a name that is taken",
      ["prompt", "seed"],
      65,
      /`seed` for `.*` is pinned for another key too; pin another, such as/,
    ],
    ["a name that is none", ["prompt", "my text"], 65, /is no identifier.*such as `myText`/],
    ["an export that is taken", ["--export", "wan22VaceFun"], 65, /is also what/],
    ["no new name", ["prompt"], 64, /name the old and the new name/],
  ];
  it.each(refused)("%s: refused, and nothing is written", (_, args, status, message) => {
    const run = rename(...args);
    expect(run.stderr).toMatch(message);
    expect(run.status).toBe(status);
    expect(texts()).toEqual(app.before);
  });

  it("works without any code, and with an output that is not there yet", () => {
    rmSync(join(app.folder, "src"), { recursive: true });
    rmSync(join(app.folder, "generated"), { recursive: true });
    expect(rename("prompt", "text").stderr).toContain("0 edits in 0 files of code");
    expect(comfygen(["generate", "--check"], { cwd: app.folder }).status).toBe(0);
  });
});
