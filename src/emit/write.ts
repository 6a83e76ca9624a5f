import { lstatSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Comparison } from "./compare.js";
import { makeFolders } from "./make-folders.js";
import { writeWhole } from "./write-whole.js";

/** The output can't be written as it stands: what is in the way, and what to do. */
export class OutputError extends Error {
  override get name(): string {
    return "OutputError";
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
  { planned, stale }: Pick<Comparison, "planned" | "stale">,
): void {
  const made = new Set<string>();
  for (const [path, text] of planned) {
    let tries = 0;
    writeWhole(join(outDir, path), text, () => {
      // Another run may have removed what this one made.
      if (tries > 0) made.clear();
      tries += 1;
      makeFolder(outDir, dirname(path), made);
    });
  }
  for (const path of stale) {
    rmSync(join(outDir, path), { force: true });
    removeEmptyFolders(outDir, dirname(path));
  }
}

/**
 * Makes a folder below the output folder, which itself may be a link; those below it may not.
 *
 * @param made Folders that are there already; the new ones are added.
 */
function makeFolder(outDir: string, folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  const path = join(outDir, folder);
  if (folder !== ".") {
    makeFolder(outDir, dirname(folder), made);
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new OutputError(
        `${path} is a symbolic link, and the output is not written through it; remove it, or choose another --out`,
      );
    }
  }
  makeFolders(path);
  made.add(folder);
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
