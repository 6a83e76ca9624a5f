import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { OWN_MARK } from "./plan.js";
import { isLeftover, writeWhole } from "./write-whole.js";

/** How an output folder differs from what it should hold. Paths are below the folder, with forward slashes, in order. */
export interface Differences {
  /** Files that are other than planned, or missing. */
  readonly changed: readonly string[];
  /** Those of them that are missing. */
  readonly missing: readonly string[];
  /** Files of ours that nothing stands for any more, and what a run that was killed left behind. */
  readonly stale: readonly string[];
  /** Files that stand where ours should and are not ours: they are never overwritten. */
  readonly foreign: readonly string[];
}

/** The output can't be written as it stands: what is in the way, and what to do. */
export class OutputError extends Error {
  override get name(): string {
    return "OutputError";
  }
}

/**
 * Compares the folder with what is planned for it; reads only. `models/` and `runtime/` are looked through for stale files.
 *
 * @param kept Files that stay as they are, though nothing is planned for them.
 */
export function compareOutput(
  outDir: string,
  planned: ReadonlyMap<string, string>,
  kept: ReadonlySet<string> = new Set(),
): Differences {
  const changed: string[] = [];
  const missing: string[] = [];
  const foreign: string[] = [];
  for (const [path, text] of planned) {
    const current = readText(join(outDir, path));
    if (current !== undefined && withLineFeeds(current) === withLineFeeds(text)) continue;
    if (current === undefined) missing.push(path);
    if (current === undefined || current.startsWith(OWN_MARK)) changed.push(path);
    else foreign.push(path);
  }
  const twins = new Map([...planned.keys(), ...kept].map((path) => [path.toLowerCase(), path]));
  const stale = [
    ...filesIn(outDir),
    ...["models", "runtime"].flatMap((folder) => filesBelow(outDir, folder)),
  ].filter((path) => isStale(path) && !isSameFile(path, twins.get(path.toLowerCase())));
  return {
    changed: changed.sort(),
    missing: missing.sort(),
    stale: stale.sort(),
    foreign: foreign.sort(),
  };

  function isStale(path: string): boolean {
    if (isLeftover(path)) return isPartOfOurs(join(outDir, path));
    return (
      path.includes("/") && !planned.has(path) && !kept.has(path) && isOurs(join(outDir, path))
    );
  }

  /** On a file system that does not tell upper from lower case, a file has one name on disk and may have another in the plan. */
  function isSameFile(path: string, twin: string | undefined): boolean {
    if (twin === undefined || twin === path) return false;
    const [one, other] = [path, twin].map((name) =>
      lstatSync(join(outDir, name), { throwIfNoEntry: false }),
    );
    return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
  }
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
    writeWhole(join(outDir, path), planned.get(path) ?? "", () =>
      makeFolder(outDir, dirname(path)),
    );
  }
  for (const path of stale) {
    rmSync(join(outDir, path), { force: true });
    removeEmptyFolders(outDir, dirname(path));
  }
}

/** The text of a file of ours; undefined where there is none. */
export function readOwn(path: string): string | undefined {
  const text = readText(path);
  return text?.startsWith(OWN_MARK) ? text : undefined;
}

/** A checkout may have other line ends than the repository: that is no difference. */
function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function readText(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  // A device or a pipe in our place has no end.
  return found.isFile() ? readFileSync(path, "utf8") : "";
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOENT" || error.code === "ENOTDIR")
  );
}

function isOurs(path: string): boolean {
  return firstBytes(path) === OWN_MARK;
}

/** A file that was being written when its process was killed holds our first words, or a part of them. */
function isPartOfOurs(path: string): boolean {
  return OWN_MARK.startsWith(firstBytes(path));
}

function firstBytes(path: string): string {
  const start = Buffer.alloc(OWN_MARK.length);
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    // Another run may have removed it since the folder was read; an empty word is no mark.
    if (isMissing(error)) return " ";
    throw error;
  }
  try {
    return start.toString("latin1", 0, readSync(file, start, 0, start.length, 0));
  } finally {
    closeSync(file);
  }
}

/** The files of the output folder itself. */
function filesIn(outDir: string): string[] {
  return existsSync(outDir)
    ? readdirSync(outDir, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];
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
      throw new OutputError(
        `${below} is a symbolic link, and the output is not written through it; remove it, or choose another --out`,
      );
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
