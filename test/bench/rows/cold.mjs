import { execFileSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { installHeyApi } from "../install.mjs";
import {
  generateCold,
  heyApiWithPrettier,
  jsonSchemaToTypescript,
  newProject,
  ROOT,
} from "../project.mjs";
import { alternate } from "../timing.mjs";

const PRETTIER = join(ROOT, "node_modules/prettier/bin/prettier.cjs");

/** Everything is new, beside generators that do less and one that does as much. */
export function cold({ folder, models, runs, heyApi }) {
  const project = newProject(join(folder, "cold"), models);
  const others = heyApi
    ? { heyApi: heyApiWithPrettier(project, installHeyApi(join(folder, "../hey-api"))) }
    : {};
  const {
    ours,
    oursUnformatted,
    types,
    typesUnformatted,
    heyApi: theirs,
  } = alternate(
    {
      typesUnformatted: jsonSchemaToTypescript(project, "--no-format"),
      oursUnformatted: generateCold(project, "--no-format"),
      types: jsonSchemaToTypescript(project),
      ours: generateCold(project),
      ...others,
    },
    runs,
  );
  // What is not formatted was not worth its time.
  execFileSync(process.execPath, [PRETTIER, "--check", "out"], {
    cwd: project.folder,
    stdio: "pipe",
  });
  return [
    {
      what: "cold, over hey-api with prettier",
      unit: "x",
      must: 0.4,
      goal: 0.2,
      measured: theirs && ours / theirs,
    },
    {
      what: "cold, over json-schema-to-typescript with prettier",
      unit: "x",
      must: 1.6,
      measured: ours / types,
    },
    {
      what: "cold, over json-schema-to-typescript unformatted",
      unit: "x",
      goal: 2,
      measured: ours / typesUnformatted,
    },
    {
      what: "cold and unformatted, over json-schema-to-typescript unformatted",
      unit: "x",
      must: 1.8,
      goal: 1.2,
      measured: oursUnformatted / typesUnformatted,
    },
    ...Object.entries({
      cold: ours,
      "cold, unformatted": oursUnformatted,
      "json-schema-to-typescript with prettier": types,
      "json-schema-to-typescript, unformatted": typesUnformatted,
      "hey-api with prettier": theirs,
    }).map(([what, measured]) => ({ what: `(${what})`, unit: "s", measured })),
  ];
}
