import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { ROOT } from "../cli/comfygen.js";
import { Sandbox } from "../hostile/sandbox.js";

const sandbox = new Sandbox();
const MAIN = `${ROOT}dist/cli/main.js`;

function putCatalog(round: number): void {
  for (let index = 0; index < 10; index += 1) {
    sandbox.putModel(`studio/model-${index}`, {
      type: "object",
      title: `Round ${round}`,
      properties: { prompt: { type: "string", description: `Round ${round}` } },
    });
  }
}

function output(): Map<string, string> {
  return new Map(
    sandbox.files("generated").map((file) => [file, sandbox.read(`generated/${file}`)]),
  );
}

/** Runs until it is killed, after a number of calls that change the file system. */
function runKilled(calls: number): void {
  sandbox.put("kill.cjs", killAfter(calls));
  spawnSync(process.execPath, ["--require", "./kill.cjs", MAIN, "generate", "--runtime", "x"], {
    cwd: sandbox.folder,
  });
}

function killAfter(calls: number): string {
  return `
    const fs = require("node:fs");
    let left = ${calls};
    for (const name of ["mkdirSync", "writeFileSync", "renameSync", "rmSync", "rmdirSync"]) {
      const original = fs[name];
      fs[name] = (...args) => {
        if (left-- > 0) return original(...args);
        // In the middle of a write: half a file is there.
        if (name === "writeFileSync") original(args[0], String(args[1]).slice(0, String(args[1]).length / 2), args[2]);
        process.kill(process.pid, "SIGKILL");
        for (;;);
      };
    }
    require("node:module").syncBuiltinESMExports();`;
}

/** The system answers like a disk that is full, or a folder that can't be written, from that write on. */
function failAfter(writes: number, code: string): string {
  return `
    const fs = require("node:fs");
    let left = ${writes};
    const original = fs.writeFileSync;
    fs.writeFileSync = (path, ...rest) => {
      if (left-- > 0) return original(path, ...rest);
      original(path, "", ...rest.slice(1));
      throw Object.assign(new Error("${code}"), { code: "${code}", syscall: "write", path });
    };
    require("node:module").syncBuiltinESMExports();`;
}

describe("a run that is killed", () => {
  it("leaves whole files, old or new, and the next run makes it right", () => {
    putCatalog(1);
    expect(sandbox.run("generate", "--runtime", "x").status).toBe(0);
    const old = output();
    rmSync(sandbox.path("schemas"), { recursive: true });
    putCatalog(2);
    rmSync(sandbox.path("schemas/studio/model-7.json"));
    expect(sandbox.run("generate", "--runtime", "x").status).toBe(0);
    const wanted = output();
    expect([...wanted.keys()]).toHaveLength(old.size - 1);

    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), (calls) => {
        rmSync(sandbox.path("generated"), { recursive: true });
        for (const [file, text] of old) sandbox.put(`generated/${file}`, text);
        runKilled(calls);
        for (const [file, text] of output()) {
          if (file.endsWith(".tmp")) continue;
          expect([old.get(file), wanted.get(file)], file).toContain(text);
        }
        expect(sandbox.run("generate", "--runtime", "x").status).toBe(0);
        expect(output()).toEqual(wanted);
      }),
      { numRuns: 8, examples: [[1], [2]], seed: 4 },
    );
  });

  it("leaves no half model file, and the next run takes away what it left", () => {
    const input = { type: "object", properties: { prompt: { type: "string" } } };
    const entries = Array.from({ length: 5 }, (_, index) => ({
      model_id: `a/m${index}`,
      input_schema: input,
    }));
    sandbox.put("catalog.json", JSON.stringify(entries));
    for (let calls = 0; calls < 12; calls += 3) {
      sandbox.put("kill.cjs", killAfter(calls));
      spawnSync(process.execPath, ["--require", "./kill.cjs", MAIN, "add", "catalog.json"], {
        cwd: sandbox.folder,
      });
      for (const file of sandbox.files("schemas"))
        if (file.endsWith(".json"))
          expect(JSON.parse(sandbox.read(`schemas/${file}`))).toHaveProperty("names");
    }
    expect(sandbox.run("add", "catalog.json").status).toBe(0);
    expect(sandbox.files("schemas")).toEqual(entries.map(({ model_id: id }) => `${id}.json`));
  });
});

/** Starts a run and kills it after some time. */
async function runKilledAfter(ms: number, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: sandbox.folder, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await Promise.race([ended, setTimeout(ms)]);
  child.kill("SIGKILL");
  await ended;
}

/** How long a run takes here, now. */
function durationOf(...args: string[]): number {
  const start = performance.now();
  expect(sandbox.run(...args).status).toBe(0);
  return performance.now() - start;
}

describe("a run that is killed at any time", () => {
  /** Parts of the time that a whole run takes; the first half of it loads code. */
  const moments = fc.double({ min: 0.4, max: 1.05, noNaN: true });

  it("leaves whole files, old or new, and the next run makes it right", async () => {
    putCatalog(1);
    expect(sandbox.run("generate").status).toBe(0);
    const old = output();
    putCatalog(2);
    rmSync(sandbox.path("schemas/studio/model-7.json"));
    const duration = durationOf("generate");
    const wanted = output();
    await fc.assert(
      fc.asyncProperty(moments, async (moment) => {
        rmSync(sandbox.path("generated"), { recursive: true });
        for (const [file, text] of old) sandbox.put(`generated/${file}`, text);
        await runKilledAfter(duration * moment, "generate");
        for (const [file, text] of output()) {
          if (file.endsWith(".tmp")) continue;
          expect([old.get(file), wanted.get(file)], file).toContain(text);
        }
        expect(sandbox.run("generate").status).toBe(0);
        expect(output()).toEqual(wanted);
      }),
      { numRuns: 12, seed: 5, endOnFailure: true },
    );
  });

  it("leaves no half model file, and the next run takes in the rest", async () => {
    const entries = Array.from({ length: 50 }, (_, index) => ({
      model_id: `a/m${index}`,
      input_schema: { type: "object", properties: { prompt: { type: "string" } } },
    }));
    sandbox.put("catalog.json", JSON.stringify(entries));
    const duration = durationOf("add", "catalog.json");
    const wanted = new Map(
      sandbox.files("schemas").map((file) => [file, sandbox.read(`schemas/${file}`)]),
    );
    await fc.assert(
      fc.asyncProperty(moments, async (moment) => {
        rmSync(sandbox.path("schemas"), { recursive: true, force: true });
        await runKilledAfter(duration * moment, "add", "catalog.json");
        for (const file of sandbox.files("schemas"))
          if (file.endsWith(".json"))
            expect(sandbox.read(`schemas/${file}`)).toBe(wanted.get(file));
        expect(sandbox.run("add", "catalog.json").status).toBe(0);
        expect(sandbox.files("schemas")).toEqual([...wanted.keys()].sort());
      }),
      { numRuns: 12, seed: 6, endOnFailure: true },
    );
  });
});

/** Mounts are the superuser's, on Linux alone; a container may refuse them. */
function canMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), "comfygen-mount-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder]);
  if (status === 0) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true });
  return status === 0;
}

describe.skipIf(!canMount())("a real file system that refuses", () => {
  const mounted: string[] = [];
  afterEach(() => {
    for (const folder of mounted.splice(0)) spawnSync("umount", [folder]);
  });

  function mount(folder: string, ...args: string[]): void {
    const { status, stderr } = spawnSync("mount", [...args, folder], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    if (!mounted.includes(folder)) mounted.push(folder);
  }

  function expectRefusal(words: RegExp, ...args: string[]): void {
    const { status, stderr } = sandbox.run(...args);
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: 73, stack: false });
    expect(stderr).toMatch(words);
  }

  it("a disk that is full, for the output: whole files, old or new, then all of them", () => {
    putCatalog(1);
    mkdirSync(sandbox.path("generated"));
    mount(sandbox.path("generated"), "-t", "tmpfs", "-o", "size=128k", "tmpfs");
    expect(sandbox.run("generate", "--runtime", "x").status).toBe(0);
    const old = output();
    putCatalog(2);
    for (let index = 0; index < 40; index += 1) {
      sandbox.putModel(`studio/more-${index}`, { type: "object", properties: { a: {} } });
    }
    expectRefusal(/no space is left on the device/, "generate", "--runtime", "x");
    const full = output();
    mount(sandbox.path("generated"), "-o", "remount,size=8m");
    expect(sandbox.run("generate", "--runtime", "x").status).toBe(0);
    const wanted = output();
    expect(wanted.size).toBe(old.size + 40);
    for (const [file, text] of full)
      expect([old.get(file), wanted.get(file)], file).toContain(text);
    expect([...old.keys()].filter((file) => !full.has(file))).toEqual([]);
  });

  it("a disk that is full, for the model files", () => {
    const entries = Array.from({ length: 40 }, (_, index) => ({
      model_id: `a/m${index}`,
      input_schema: { type: "object", properties: { prompt: { type: "string" } } },
    }));
    sandbox.put("catalog.json", JSON.stringify(entries));
    mkdirSync(sandbox.path("schemas"));
    mount(sandbox.path("schemas"), "-t", "tmpfs", "-o", "size=64k", "tmpfs");
    expectRefusal(/no space is left on the device/, "add", "catalog.json");
    const files = sandbox.files("schemas");
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect(JSON.parse(sandbox.read(`schemas/${file}`))).toHaveProperty("names");
    mount(sandbox.path("schemas"), "-o", "remount,size=8m");
    expect(sandbox.run("add", "catalog.json").status).toBe(0);
    expect(sandbox.files("schemas")).toHaveLength(40);
  });

  it("a read-only file system, for the output and for the model files", () => {
    putCatalog(1);
    expect(sandbox.run("generate", "--runtime", "x").status).toBe(0);
    const old = output();
    putCatalog(2);
    sandbox.put("catalog.json", JSON.stringify({ model_id: "a/m", input_schema: {} }));
    for (const below of ["generated", "schemas"]) {
      mount(sandbox.path(below), "--bind", sandbox.path(below));
      mount(sandbox.path(below), "-o", "remount,ro,bind");
    }
    expectRefusal(/read-only/, "generate", "--runtime", "x");
    expectRefusal(/read-only/, "add", "catalog.json");
    expect(output()).toEqual(old);
  });
});

describe("two runs at once", () => {
  it("end with the same output as one", async () => {
    putCatalog(1);
    expect(sandbox.run("generate", "--runtime", "x").status).toBe(0);
    rmSync(sandbox.path("schemas"), { recursive: true });
    putCatalog(2);
    for (const index of [3, 4, 5]) rmSync(sandbox.path(`schemas/studio/model-${index}.json`));
    const statuses = await Promise.all(
      Array.from({ length: 4 }, () => {
        const child = spawn(process.execPath, [MAIN, "generate", "--runtime", "x"], {
          cwd: sandbox.folder,
          stdio: "ignore",
        });
        return new Promise((resolve) => child.once("close", resolve));
      }),
    );
    expect(statuses).toEqual([0, 0, 0, 0]);
    const found = output();
    rmSync(sandbox.path("generated"), { recursive: true });
    expect(sandbox.run("generate", "--runtime", "x").status).toBe(0);
    expect(found).toEqual(output());
  });
});

describe("a file system that refuses", () => {
  it.each([
    ["ENOSPC", 73, /no space is left on the device/],
    ["EROFS", 73, /read-only/],
    ["EACCES", 77, /permission denied/],
    ["EDQUOT", 73, /quota/],
    ["EIO", 73, /input\/output error/],
  ])("%s: a message, the old files, and no half ones", (code, exit, words) => {
    putCatalog(1);
    sandbox.run("generate", "--runtime", "x");
    const old = output();
    putCatalog(2);
    sandbox.put("fail.cjs", failAfter(5, code));
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--require", "./fail.cjs", MAIN, "generate", "--runtime", "x"],
      { cwd: sandbox.folder, encoding: "utf8" },
    );
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: exit, stack: false });
    expect(stderr).toMatch(words);
    const after = output();
    expect([...after.keys()]).toEqual([...old.keys()]);
    expect([...after].filter(([file, text]) => old.get(file) !== text)).toHaveLength(5);
  });

  it.skipIf(process.platform === "win32")("a folder that can't be written", () => {
    putCatalog(1);
    mkdirSync(sandbox.path("generated"));
    // The superuser may write anywhere, so the run is somebody else's.
    const isRoot = process.getuid?.() === 0;
    chmodSync(sandbox.folder, 0o755);
    chmodSync(sandbox.path("generated"), 0o555);
    const { status, stderr } = spawnSync(process.execPath, [MAIN, "generate", "--runtime", "x"], {
      cwd: sandbox.folder,
      encoding: "utf8",
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: 77, stack: false });
    expect(stderr).toContain("permission denied");
    expect(readdirSync(sandbox.path("generated"))).toEqual([]);
  });

  it("a file where the output folder should be", () => {
    putCatalog(1);
    writeFileSync(sandbox.path("generated"), "mine");
    const { status, stderr } = sandbox.run("generate", "--runtime", "x");
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: 73, stack: false });
    expect(sandbox.read("generated")).toBe("mine");
  });
});
