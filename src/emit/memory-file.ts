import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readTextFile } from "../intake/text-file.js";
import { contentHash } from "./content-hash.js";
import { EMPTY_MEMORY, parseMemory, printMemory, type Memory } from "./memory.js";
import { writeWhole } from "./write-whole.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

/** Where tools keep what they can do without: `.cache` in the `node_modules` that comfygen is in, or else in its own. */
function cacheFolder(): string {
  const around = dirname(PACKAGE);
  const modules = basename(around) === "node_modules" ? around : join(PACKAGE, "node_modules");
  return join(modules, ".cache", "comfygen");
}

/** The file for one pair of folders. */
export function memoryPath(schemasDir: string, outDir: string): string {
  const name = contentHash(JSON.stringify([resolve(schemasDir), resolve(outDir)])).slice(0, 16);
  return join(cacheFolder(), `${name}.json`);
}

export function readMemory(path: string, fingerprint: string): Memory {
  try {
    return parseMemory(readTextFile(path), fingerprint);
  } catch {
    // It is not there, or can't be read: then this run finds everything out itself.
    return EMPTY_MEMORY;
  }
}

/** @param read What was read of it: where nothing is new, nothing is written. */
export function writeMemory(path: string, memory: Memory, read: Memory, fingerprint: string): void {
  if (!isNew(memory.facts, read.facts) && !isNew(memory.texts, read.texts)) return;
  try {
    writeWhole(path, printMemory(memory, fingerprint));
  } catch {
    // Where nothing can be written, as in a read-only installation, the next run takes longer.
  }
}

function isNew<Value>(
  now: ReadonlyMap<string, Value>,
  before: ReadonlyMap<string, Value>,
): boolean {
  return [...now].some(([key, value]) => before.get(key) !== value);
}
