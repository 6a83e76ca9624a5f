import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { contentHash } from "./content-hash.js";
import { OWN_MARK } from "./output-paths.js";
import { isLeftover } from "./write-whole.js";

/** A file of the output that is to be, and may be there already. */
export interface PlannedFile {
  /** Stands for all that its text is made of; undefined where nothing can. */
  readonly madeOf: string | undefined;
  readonly print: () => Promise<string>;
}

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

export interface Comparison extends Differences {
  /** What those that changed are to hold. */
  readonly planned: ReadonlyMap<string, string>;
  /** The hash of the text of every planned file, by what it is made of, where something stands for that. */
  readonly hashes: ReadonlyMap<string, string>;
}

/**
 * Compares the folder with what is planned for it; reads only. `models/` and `runtime/` are looked through for stale files.
 *
 * @param known Hashes of texts by what they are made of: a file that has such a hash is not printed for a comparison.
 * @param kept Files that stay as they are, though nothing is planned for them.
 * @param onFile Told how many files have been looked at, before each.
 */
export async function compareOutput(
  outDir: string,
  files: ReadonlyMap<string, PlannedFile>,
  known: ReadonlyMap<string, string> = new Map(),
  kept: ReadonlySet<string> = new Set(),
  onFile?: (done: number, total: number) => void,
): Promise<Comparison> {
  const planned = new Map<string, string>();
  const hashes = new Map<string, string>();
  const missing: string[] = [];
  const foreign: string[] = [];
  let done = 0;
  for (const [path, { madeOf, print }] of files) {
    onFile?.(done++, files.size);
    const current = readText(join(outDir, path));
    const hash = current === undefined ? undefined : contentHash(withLineFeeds(current));
    const isKnown = madeOf !== undefined && hash !== undefined && hash === known.get(madeOf);
    if (isKnown) {
      hashes.set(madeOf, hash);
      continue;
    }
    const text = await print();
    const wanted = contentHash(withLineFeeds(text));
    if (madeOf !== undefined) hashes.set(madeOf, wanted);
    if (hash === wanted) continue;
    if (current === undefined) missing.push(path);
    if (current === undefined || current.startsWith(OWN_MARK)) planned.set(path, text);
    else foreign.push(path);
  }
  const twins = new Map([...files.keys(), ...kept].map((path) => [path.toLowerCase(), path]));
  const stale = [
    ...filesIn(outDir),
    ...["models", "runtime"].flatMap((folder) => filesBelow(outDir, folder)),
  ].filter((path) => isStale(path) && !isSameFile(path, twins.get(path.toLowerCase())));
  return {
    planned,
    hashes,
    changed: [...planned.keys()].sort(),
    missing: missing.sort(),
    stale: stale.sort(),
    foreign: foreign.sort(),
  };

  function isStale(path: string): boolean {
    if (isLeftover(path)) return isPartOfOurs(join(outDir, path));
    return path.includes("/") && !files.has(path) && !kept.has(path) && isOurs(join(outDir, path));
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
