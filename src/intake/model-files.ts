import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ModelFile } from "../model/file.js";
import { modelPath } from "../model/id.js";
import { ModelFileError, parseModelFile } from "../model/parse-file.js";
import { clashMessage, pathClashes } from "./path-clashes.js";
import { TextError } from "./text.js";
import { readTextFile } from "./text-file.js";
import { unreadable } from "./unreadable.js";

/** What to say of a folder without any model file. */
export const NO_MODEL_FILES =
  "no model files here; `comfygen add <page>` takes a model in, and --schemas names another folder";

/** A file that could not be taken, and why. */
export interface FileProblem {
  readonly path: string;
  readonly message: string;
}

export interface ModelFiles<Model extends { readonly id: string } = ModelFile> {
  /** In the order of their ids, by code unit. */
  readonly files: readonly Model[];
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
  return readModelFilesAs(schemasDir, parseModelFile);
}

/** The same, with each file read by `read`, which throws a ModelFileError where it is none. */
export function readModelFilesAs<Model extends { readonly id: string }>(
  schemasDir: string,
  read: (text: string) => Model,
): ModelFiles<Model> {
  const found = new Map<string, Model>();
  const problems: FileProblem[] = [];
  const refuse = (path: string, message: string) =>
    problems.push({ path: join(schemasDir, path), message });
  for (const path of jsonFilesBelow(schemasDir).sort()) {
    try {
      const file = read(readJsonText(join(schemasDir, path)));
      const expected = modelFilePath(file.id);
      // Where upper and lower case are the same, a folder may have another model's spelling of it.
      if (path.toLowerCase() === expected.toLowerCase()) found.set(path, file);
      else refuse(path, `/id is ${file.id}, whose file is ${expected}: move it there`);
    } catch (error) {
      if (!(error instanceof ModelFileError || error instanceof TextError)) throw error;
      refuse(path, error.message);
    }
  }
  const clashes = pathClashes([...found.values()].map(({ id }) => id));
  const files: Model[] = [];
  const seen = new Set<string>();
  for (const [path, file] of found) {
    const owner = clashes.get(file.id);
    if (owner !== undefined) refuse(path, clashMessage(file.id, owner));
    else if (seen.has(file.id)) refuse(path, `/id is ${file.id}, which another file has too`);
    else files.push(file);
    seen.add(file.id);
  }
  return { files: files.sort((one, other) => (one.id < other.id ? -1 : 1)), problems };
}

function readJsonText(path: string): string {
  if (!isRegularFile(path)) {
    throw new ModelFileError("no regular file; a link may lead nowhere");
  }
  const text = readTextFile(path);
  const format = unreadable(text, "file");
  if (format !== undefined) throw new ModelFileError(format);
  if (/^\ufeff?\s*</.test(text)) {
    throw new ModelFileError(
      "an HTML or XML page, not JSON: perhaps an error page that was saved; `comfygen add` takes a model page in",
    );
  }
  return text;
}

/** A pipe or a device has no end, a ring of links has no beginning. */
function isRegularFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The paths of all `.json` files below a folder, with forward slashes. */
export function jsonFilesBelow(folder: string, below = ""): string[] {
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
