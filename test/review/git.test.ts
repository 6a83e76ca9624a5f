import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GitError, readRevision } from "../../src/review/git.js";
import { changedPaths, folderSnapshot, revisionSnapshot } from "../../src/review/snapshot.js";
import { newRepository, type Repository } from "./repository.js";

let repository: Repository;
let schemas: string;

beforeEach(() => {
  repository = newRepository();
  schemas = join(repository.folder, "schemas");
});
afterEach(() => repository.remove());

describe("readRevision", () => {
  it("gives the files of a commit, whatever the work tree holds now, and leaves that alone", () => {
    const names = ["a/b.json", "ä ö.json", 'a/tab\tand "quotes".json'];
    repository.put(Object.fromEntries(names.map((name) => [`schemas/${name}`, `old ${name}`])));
    repository.put({ "other/c.json": "elsewhere" });
    repository.commit();
    repository.put({
      "schemas/a/b.json": "new",
      "schemas/ä ö.json": undefined,
      "schemas/d.json": "",
    });
    const { blobs, read } = readRevision(schemas, "HEAD");
    expect([...blobs.keys()].sort()).toEqual([...names].sort());
    const texts = read([...blobs.values()]);
    expect([...blobs].map(([name, blob]) => [name, texts.get(blob)]).sort()).toEqual(
      names.map((name) => [name, `old ${name}`]).sort(),
    );
    expect(readFileSync(join(schemas, "a/b.json"), "utf8")).toBe("new");
    expect(repository.git("status", "--porcelain").split("\n").length).toBe(3);
  });

  it("reads a folder that is gone, the root of the repository, and an empty answer", () => {
    repository.put({ "schemas/a.json": "a" });
    repository.commit();
    rmSync(schemas, { recursive: true });
    expect([...readRevision(schemas, "HEAD").blobs.keys()]).toEqual(["a.json"]);
    expect([...readRevision(repository.folder, "HEAD").blobs.keys()]).toEqual(["schemas/a.json"]);
    expect(readRevision(join(schemas, "none"), "HEAD").blobs.size).toBe(0);
    expect(readRevision(schemas, "HEAD").read([]).size).toBe(0);
  });

  it.each(["main", "master"])("compares with where the branch left %s", (main) => {
    repository.remove();
    repository = newRepository(main);
    schemas = join(repository.folder, "schemas");
    repository.put({ "schemas/a.json": "1" });
    const base = repository.commit();
    repository.git("checkout", "-q", "-b", "work");
    repository.put({ "schemas/a.json": "2" });
    repository.commit();
    repository.git("checkout", "-q", main);
    repository.put({ "schemas/a.json": "3" });
    repository.commit();
    repository.git("checkout", "-q", "work");
    expect(readRevision(schemas).commit).toBe(base);
  });

  it("takes the main branch that the remote names before one that is called main", () => {
    repository.put({ "schemas/a.json": "1" });
    const first = repository.commit();
    repository.git("update-ref", "refs/remotes/origin/trunk", first);
    repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    repository.put({ "schemas/a.json": "2" });
    repository.commit();
    expect(readRevision(schemas).commit).toBe(first);
  });

  const wrong: [string, string | undefined, RegExp][] = [
    ["a revision that is none", "v9", /no revision `v9`/],
    ["what would be an option of git", "--output=x", /no revision `--output=x`/],
    ["no main branch", undefined, /no main branch/],
  ];
  it.each(wrong)("%s: says so", (_, revision, message) => {
    repository.git("checkout", "-q", "-b", "work");
    repository.put({ "schemas/a.json": "1" });
    repository.commit();
    expect(() => readRevision(schemas, revision)).toThrow(GitError);
    expect(() => readRevision(schemas, revision)).toThrow(message);
  });

  it("a shallow clone: says how to get the history", () => {
    repository.put({ "schemas/a.json": "1" });
    repository.commit();
    repository.put({ "schemas/a.json": "2" });
    repository.commit();
    const clone = mkdtempSync(join(tmpdir(), "comfygen-clone-"));
    repository.git("clone", "-q", "--depth", "1", `file://${repository.folder}`, clone);
    expect(() => readRevision(join(clone, "schemas"), "HEAD~1")).toThrow(
      /shallow.*fetch-depth: 0/s,
    );
    rmSync(clone, { recursive: true });
  });

  it("no repository, and no git: says so", () => {
    const folder = mkdtempSync(join(tmpdir(), "comfygen-none-"));
    expect(() => readRevision(folder)).toThrow(/no git repository/);
    const { PATH } = process.env;
    process.env.PATH = folder;
    try {
      expect(() => readRevision(folder)).toThrow(/git is not installed/);
    } finally {
      process.env.PATH = PATH;
      rmSync(folder, { recursive: true });
    }
  });
});

describe("snapshots", () => {
  it("a revision and a folder agree on what is the same, in a CRLF checkout too", () => {
    repository.put({ "schemas/a.json": "{\n}\n", "schemas/b.json": "{}\n", "schemas/c.txt": "c" });
    repository.commit();
    repository.put({
      "schemas/a.json": "{\r\n}\r\n",
      "schemas/b.json": "{ }\n",
      "schemas/d.json": "",
    });
    const before = revisionSnapshot(schemas, "HEAD");
    const after = folderSnapshot(schemas);
    expect(changedPaths(before, after)).toEqual(["b.json", "d.json"]);
    expect([...before.read(["b.json"])]).toEqual([["b.json", "{}\n"]]);
    expect([...after.read(["b.json"])]).toEqual([["b.json", "{ }\n"]]);
  });
});
