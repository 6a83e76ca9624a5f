import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { OWN_MARK } from "./plan.js";

/** How an output folder differs from what it should hold. Paths are below the folder, with forward slashes, in order. */
export interface Differences {
  /** Files that are other than planned, or missing. */
  readonly changed: readonly string[];
  /** Those of them that are missing. */
  readonly missing: readonly string[];
  /** Files of ours that nothing stands for any more. */
  readonly stale: readonly string[];
  /** Files that stand where ours should and are not ours: they are never overwritten. */
  readonly foreign: readonly string[];
}

/** Compares the folder with what is planned for it; reads only. `models/` and `runtime/` are looked through for stale files. */
export function compareOutput(outDir: string, planned: ReadonlyMap<string, string>): Differences {
  const changed: string[] = [];
  const missing: string[] = [];
  const foreign: string[] = [];
  for (const [path, text] of planned) {
    const current = readText(join(outDir, path));
    if (current === text) continue;
    if (current === undefined) missing.push(path);
    if (current === undefined || current.startsWith(OWN_MARK)) changed.push(path);
    else foreign.push(path);
  }
  const stale = ["models", "runtime"]
    .flatMap((folder) => filesBelow(outDir, folder))
    .filter((path) => !planned.has(path) && isOurs(join(outDir, path)));
  return {
    changed: changed.sort(),
    missing: missing.sort(),
    stale: stale.sort(),
    foreign: foreign.sort(),
  };
}

/**
 * Makes the folder what was planned: writes what changed and removes what is stale. Each file is written beside its place
 * and renamed, so that it is always whole.
 *
 * @throws Error of the file system, or where a folder of the output is a symbolic link.
 */
export function writeOutput(
  outDir: string,
  planned: ReadonlyMap<string, string>,
  { changed, stale }: Pick<Differences, "changed" | "stale">,
): void {
  for (const path of changed) {
    makeFolder(outDir, dirname(path));
    writeWhole(join(outDir, path), planned.get(path) ?? "");
  }
  for (const path of stale) {
    rmSync(join(outDir, path), { force: true });
    removeEmptyFolders(outDir, dirname(path));
  }
}

/** Writes a file beside its place and renames it: at no moment is there half a file. */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOENT" || error.code === "ENOTDIR")
  );
}

function isOurs(path: string): boolean {
  const start = Buffer.alloc(OWN_MARK.length);
  const file = openSync(path, "r");
  try {
    readSync(file, start, 0, start.length, 0);
  } finally {
    closeSync(file);
  }
  return start.toString("latin1") === OWN_MARK;
}

/** Regular files alone: a symbolic link is never followed. */
function filesBelow(outDir: string, folder: string): string[] {
  try {
    return readdirSync(join(outDir, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(outDir, path);
      return entry.isFile() ? [path] : [];
    });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Makes a folder below the output folder, which itself may be a link; those below it may not. */
function makeFolder(outDir: string, folder: string): void {
  let below = outDir;
  mkdirSync(below, { recursive: true });
  for (const name of folder.split("/")) {
    below = join(below, name);
    const found = lstatSync(below, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) {
      throw new Error(`${below} is a symbolic link; the output is not written through it`);
    }
    if (!found) mkdirSync(below, { recursive: true });
  }
}

function removeEmptyFolders(outDir: string, folder: string): void {
  for (let below = folder; below !== "."; below = dirname(below)) {
    try {
      rmdirSync(join(outDir, below));
    } catch {
      return;
    }
  }
}
