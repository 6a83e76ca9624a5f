// Packages that only some rows need, in folders of their own that are kept between runs.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

const HEY_API = [
  "@hey-api/openapi-ts@0.99.0",
  "typescript@5.9.3",
  "zod@4.6.7",
  "prettier@3.10.1",
  "node@22.23.3",
];
const HEY_API_CONFIG = `export default {
  input: process.env.INPUT,
  output: { path: process.env.OUTPUT, postProcess: ["prettier"] },
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", { name: "@hey-api/sdk", validator: true }, "zod"],
  logs: { file: false, level: "warn" },
};
`;

/** The nearest job that another generator does: types, functions, validation by zod, and prettier. It needs Node 22. */
export function installHeyApi(folder) {
  install(folder, HEY_API);
  const config = join(folder, "openapi-ts.config.mjs");
  writeFileSync(config, HEY_API_CONFIG);
  const modules = join(folder, "node_modules");
  const path = [join(modules, "node/bin"), join(modules, ".bin"), process.env.PATH].join(delimiter);
  return {
    folder,
    config,
    path,
    node: join(modules, "node/bin/node"),
    command: join(modules, "@hey-api/openapi-ts/bin/run.js"),
  };
}

/** @returns The compiler's file. */
export function installTypescript(folder, version) {
  install(folder, [`typescript@${version}`]);
  return join(folder, "node_modules/typescript/lib/tsc.js");
}

function install(folder, packages) {
  const ready = join(folder, "ready.txt");
  if (existsSync(ready)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const args = ["install", "--save-exact", "--no-audit", "--no-fund", ...packages];
  execFileSync("npm", args, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  writeFileSync(ready, `${packages.join("\n")}\n`);
}
