import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelFile } from "../model/file.js";
import { modelPath } from "../model/id.js";
import { ModelFileError, parseModelFile } from "../model/parse-file.js";

/** A file that could not be taken, and why. */
export interface FileProblem {
  readonly path: string;
  readonly message: string;
}

export interface ModelFiles {
  /** In the order of their ids, by code unit. */
  readonly files: readonly ModelFile[];
  readonly problems: readonly FileProblem[];
}

/** The path of a model's file below the schemas folder, with forward slashes. */
export function modelFilePath(id: string): string {
  return `${modelPath(id)}.json`;
}

/**
 * Reads all model files below a folder. A file that is none, or that stands where another id's file should, is a problem
 * and no exception.
 *
 * @throws Error of the file system where the folder can't be read; a folder that is missing has no models.
 */
export function readModelFiles(schemasDir: string): ModelFiles {
  const files: ModelFile[] = [];
  const problems: FileProblem[] = [];
  for (const path of jsonFilesBelow(schemasDir)) {
    try {
      const file = parseModelFile(readFileSync(join(schemasDir, path), "utf8"));
      const expected = modelFilePath(file.id);
      if (path !== expected)
        throw new ModelFileError(`/id is ${file.id}, whose file is ${expected}: move it there`);
      files.push(file);
    } catch (error) {
      if (!(error instanceof ModelFileError)) throw error;
      problems.push({ path: join(schemasDir, path), message: error.message });
    }
  }
  return { files: files.sort((one, other) => (one.id < other.id ? -1 : 1)), problems };
}

function jsonFilesBelow(folder: string, below = ""): string[] {
  let entries;
  try {
    entries = readdirSync(join(folder, below), { withFileTypes: true });
  } catch (error) {
    if (below === "" && error instanceof Error && "code" in error && error.code === "ENOENT")
      return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return jsonFilesBelow(folder, path);
    return entry.name.endsWith(".json") ? [path] : [];
  });
}
