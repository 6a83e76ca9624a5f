import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
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
  }, 60_000);

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
  }, 30_000);
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
  }, 30_000);
});

describe("a file system that refuses", () => {
  it.each([
    ["ENOSPC", 73, /no space is left on the device/],
    ["EROFS", 73, /read-only/],
    ["EACCES", 77, /permission denied/],
    ["EDQUOT", 73, /quota/],
    ["EIO", 73, /input\/output error/],
  ])(
    "%s: a message, the old files, and no half ones",
    (code, exit, words) => {
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
    },
    20_000,
  );

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
