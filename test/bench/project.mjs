// A project of made-up models in a folder, and the programs that are run in it.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { memoryPath } from "../../dist/emit/memory-file.js";
import { makeModels, writeJsonSchemas, writeModelFiles, writeOpenApi } from "./make-models.mjs";

export const ROOT = join(import.meta.dirname, "../..");
const COMFYGEN = join(ROOT, "dist/cli/main.js");
const JSON2TS = join(ROOT, "node_modules/json-schema-to-typescript/dist/src/cli.js");

/** What starting costs by itself. */
export const NODE = { args: ["-e", "0"] };

export function newProject(folder, count) {
  const models = makeModels(count);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeModelFiles(folder, models);
  return { folder, models, out: join(folder, "out"), schemas: join(folder, "schemas") };
}

/** Any command of comfygen, in a project's folder. */
export function comfygen(project, ...args) {
  return { args: [COMFYGEN, ...args], cwd: project.folder };
}

export function generate(project, ...args) {
  return comfygen(project, "generate", "--out", "out", ...args);
}

/** `generate` without any output, and without anything that is remembered of earlier runs. */
export function generateCold(project, ...args) {
  return { ...generate(project, ...args), before: () => forget(project) };
}

export function forget({ schemas, out }) {
  rmSync(out, { recursive: true, force: true });
  rmSync(memoryPath(schemas, out), { force: true });
}

export function jsonSchemaToTypescript({ folder, models }, ...args) {
  if (!existsSync(join(folder, "json-schemas"))) writeJsonSchemas(folder, models);
  const out = join(folder, "json2ts");
  return {
    args: [JSON2TS, "-i", "json-schemas/*.json", "-o", "json2ts/", ...args],
    cwd: folder,
    before: () => rmSync(out, { recursive: true, force: true }),
  };
}

/** @param heyApi What `installHeyApi` gave. */
export function heyApiWithPrettier({ folder, models }, heyApi) {
  writeOpenApi(folder, models);
  const out = join(folder, "hey-api");
  return {
    node: heyApi.node,
    args: [heyApi.command, "-f", heyApi.config],
    cwd: heyApi.folder,
    env: { INPUT: join(folder, "openapi.json"), OUTPUT: out, PATH: heyApi.path },
    before: () => rmSync(out, { recursive: true, force: true }),
  };
}
