import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { installTypescript } from "../install.mjs";
import { generateCold, newProject, ROOT } from "../project.mjs";
import { alternate } from "../timing.mjs";

/** What the clients cost those who compile against them. */
export function typeCheck({ folder, models, runs, typescript }) {
  const tsc =
    typescript === undefined
      ? join(ROOT, "node_modules/typescript/lib/tsc.js")
      : installTypescript(join(folder, "..", `typescript-${typescript}`), typescript);
  const many = generated(join(folder, "many"), models);
  const only = generated(join(folder, "only"), 1);
  const programs = {
    nothing: compile(many, "nothing", ["export {};"]),
    all: compile(
      many,
      "all",
      modulesOf(many).map((path) => `import "../out/models/${path}";`),
    ),
    oneOfMany: compile(many, "one", [useOf(many)]),
    only: compile(only, "one", [useOf(only)]),
    oneModule: compile(
      many,
      "first",
      modulesOf(many)
        .slice(0, 1)
        .map((path) => `import "../out/models/${path}";`),
    ),
  };
  const { nothing, all, oneOfMany, only: onlyOne } = alternate(programs, runs);
  const each = (instantiations(programs.all) - instantiations(programs.oneModule)) / (models - 1);
  return [
    {
      what: "type-check of all modules, over an empty program",
      unit: "s",
      must: 1.5,
      goal: 0.8,
      measured: all - nothing,
    },
    { what: "type-check: instantiations a model", unit: "", must: 20, goal: 12, measured: each },
    {
      what: "a file that imports one model of many, over one that imports the only one",
      unit: "x",
      must: 1.1,
      measured: oneOfMany / onlyOne,
    },
  ];

  /** A program of one file, beside the clients. */
  function compile(project, name, lines) {
    const at = join(project.folder, name);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, "main.ts"), `${lines.join("\n")}\n`);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: "es2022",
      module: "nodenext",
      skipLibCheck: true,
      types: [],
    };
    writeFileSync(
      join(at, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["main.ts"] }),
    );
    return { args: [tsc, "-p", at], cwd: project.folder };
  }
}

function generated(folder, count) {
  const project = newProject(folder, count);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  alternate({ project: generateCold(project, "--no-format") }, 1);
  return project;
}

/** With the extension that an import has. */
function modulesOf({ out }) {
  return readdirSync(join(out, "models"), { recursive: true })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => path.replaceAll("\\", "/").replace(/\.ts$/, ".js"))
    .sort();
}

/** Both projects have the same first model. */
function useOf({ models: [{ id }] }) {
  return `export * from "../out/models/${id}.js";`;
}

function instantiations({ args, cwd }) {
  const said = execFileSync(process.execPath, [...args, "--extendedDiagnostics"], {
    cwd,
    encoding: "utf8",
  });
  return Number(/^Instantiations:\s*(\d+)/m.exec(said)?.[1]);
}
