import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { makeFolders } from "./make-folders.js";

const TRIES = 5;

/**
 * Writes a file beside its place and renames it: at no moment is there half a file, whoever else writes it.
 *
 * @param makeFolder Makes the folder of the file.
 * @throws Error of the file system.
 */
export function writeWhole(
  path: string,
  text: string,
  makeFolder: () => void = () => makeFolders(dirname(path)),
): void {
  for (let tries = 1; ; tries += 1) {
    const beside = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
    try {
      makeFolder();
      writeFileSync(beside, text, { flag: "wx" });
      renameSync(beside, path);
      return;
    } catch (error) {
      rmSync(beside, { force: true });
      // Another run may have removed the folder, or what looked like a leftover, in between.
      if (tries === TRIES || !hasCode(error, "ENOENT")) throw error;
    }
  }
}

/** Removes from a folder, and the folders in it, what killed processes left. A folder that is missing has nothing. */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && isLeftover(entry.name)) {
      rmSync(join(entry.parentPath, entry.name), { force: true });
    }
  }
}

/** True for the name of a file that a killed process was writing: it has the form, and that process is gone. */
export function isLeftover(path: string): boolean {
  const [, pid] = /\.(\d{1,10})-[0-9a-f]{8}\.tmp$/.exec(path) ?? [];
  return pid !== undefined && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
