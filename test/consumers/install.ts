import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ROOT } from "../cli/comfygen.js";

declare module "vitest" {
  interface ProvidedContext {
    /** What everything here is installed in; see {@link setup}. */
    installed: string;
  }
}

/**
 * Packs this project, and installs the tarball as an application would, in a folder whose name is not plain ASCII:
 *
 *     <folder>/comfygen.tgz
 *     <folder>/node_modules/             the tarball and what it depends on, nothing else
 *     <folder>/schemas/
 *     <folder>/consumers/                this folder, outside the checkout
 *     <folder>/consumers/node_modules/   compilers, bundlers, runtimes
 */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "comfygen für 模型 "));
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync("npm", [...args, "--ignore-scripts", "--prefer-offline", "--silent"], {
      cwd,
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
    });

  npm(ROOT, "run", "build");
  const tarball = npm(ROOT, "pack", "--pack-destination", folder).trim();
  cpSync(join(folder, tarball), join(folder, "comfygen.tgz"));
  writeFileSync(join(folder, "package.json"), `{ "private": true }\n`);
  npm(folder, "install", "./comfygen.tgz");
  for (const name of ["schemas", "examples"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  cpSync(join(ROOT, "test/consumers"), join(folder, "consumers"), { recursive: true });
  npm(join(folder, "consumers"), "ci");

  project.provide("installed", folder);
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
