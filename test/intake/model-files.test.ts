import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { modelFilePath, readModelFiles } from "../../src/intake/model-files.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function writeModels(...ids: string[]): void {
  for (const id of ids) write(modelFilePath(id), JSON.stringify({ comfygen: 1, id, input: {} }));
}

/** Path below the folder -> message. */
function problemsByPath(): Record<string, string> {
  return Object.fromEntries(
    readModelFiles(folder).problems.map(({ path, message }) => [
      path.slice(folder.length + 1).replaceAll("\\", "/"),
      message,
    ]),
  );
}

describe("the model files of a folder", () => {
  it("are read at any depth, in code-unit order of their ids", () => {
    writeModels("b", "a/b/c", "a/b", "a-b", "x/nul", "x/y.d");
    const { files, problems } = readModelFiles(folder);
    expect(files.map(({ id }) => id)).toEqual(["a-b", "a/b", "a/b/c", "b", "x/nul", "x/y.d"]);
    expect(problems).toEqual([]);
  });

  it("are none where the folder is missing or empty", () => {
    expect(readModelFiles(folder)).toEqual({ files: [], problems: [] });
    expect(readModelFiles(join(folder, "missing"))).toEqual({ files: [], problems: [] });
  });

  it("are those that end in .json", () => {
    writeModels("a");
    write("README.md", "# Models");
    write("b.json.bak", "{");
    expect(readModelFiles(folder).files).toHaveLength(1);
    expect(problemsByPath()).toEqual({});
  });

  it("that are wrong are problems, each with its path, and stop no other", () => {
    writeModels("a/good");
    write("a/cut.json", `{"comfygen":1,`);
    write("a/other.json", `{"comfygen":1,"id":"a/elsewhere","input":{}}`);
    write("b.json", `{"comfygen":1,"id":"../b","input":{}}`);
    expect(readModelFiles(folder).files.map(({ id }) => id)).toEqual(["a/good"]);
    expect(problemsByPath()).toEqual({
      "a/cut.json": expect.stringMatching(/^not JSON: line 1, column 15/) as unknown,
      "a/other.json": "/id is a/elsewhere, whose file is a/elsewhere.json: move it there",
      "b.json": expect.stringMatching(/^\/id is missing or wrong/) as unknown,
    });
  });

  it("can't be links that lead nowhere, or into a ring", () => {
    symlinkSync(join(folder, "missing"), join(folder, "a.json"));
    symlinkSync(join(folder, "b.json"), join(folder, "b.json"));
    expect(Object.keys(problemsByPath())).toEqual(["a.json", "b.json"]);
  });
});
