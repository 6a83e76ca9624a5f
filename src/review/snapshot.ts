import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonFilesBelow } from "../intake/model-files.js";
import { readRevision } from "./git.js";

/** The model files of one state of a catalogue. Paths are below its folder, with forward slashes. */
export interface Snapshot {
  /** What messages call it. */
  readonly label: string;
  /** Path -> a text that is equal for equal contents, across snapshots of either kind. */
  readonly contents: ReadonlyMap<string, string>;
  readonly read: (paths: readonly string[]) => Map<string, string>;
}

/** The model files in a folder, which are read at once. @throws Error of the file system */
export function folderSnapshot(folder: string): Snapshot {
  const texts = new Map(
    jsonFilesBelow(folder).map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );
  return {
    label: folder,
    contents: new Map([...texts].map(([path, text]) => [path, blobId(text)])),
    read: (paths) => new Map(paths.map((path) => [path, texts.get(path) ?? ""])),
  };
}

/**
 * The model files of a folder as they are in a git revision: listed by what git calls their contents, read when needed.
 *
 * @param revision Without one the merge base with the main branch.
 * @throws GitError
 */
export function revisionSnapshot(folder: string, revision?: string): Snapshot {
  const { commit, blobs, read } = readRevision(folder, revision);
  const contents = new Map([...blobs].filter(([path]) => path.endsWith(".json")));
  return {
    label: `${commit.slice(0, 10)}:${folder}`,
    contents,
    read: (paths) => {
      const ids = paths.map((path) => contents.get(path) ?? "");
      const texts = read([...new Set(ids)]);
      return new Map(paths.map((path, index) => [path, texts.get(ids[index] ?? "") ?? ""]));
    },
  };
}

/** The paths whose contents are not the same in both. */
export function changedPaths(before: Snapshot, after: Snapshot): string[] {
  const paths = new Set([...before.contents.keys(), ...after.contents.keys()]);
  return [...paths].filter((path) => before.contents.get(path) !== after.contents.get(path)).sort();
}

/** What git calls a file with this text. A checkout may have other line ends than the repository. */
function blobId(text: string): string {
  const bytes = Buffer.from(text.replaceAll("\r\n", "\n"));
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
