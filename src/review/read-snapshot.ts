import { modelFilePath, type FileProblem } from "../intake/model-files.js";
import { ModelFileError, parseModelFile } from "../model/parse-file.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import type { Snapshot } from "./snapshot.js";

export interface SnapshotModels {
  readonly models: readonly NamedModel[];
  readonly problems: readonly FileProblem[];
}

/** Reads those models of a snapshot that stand at one of the paths. A file that is no model file is a problem. */
export function readSnapshot(snapshot: Snapshot, paths: readonly string[]): SnapshotModels {
  const models: NamedModel[] = [];
  const problems: FileProblem[] = [];
  const there = paths.filter((path) => snapshot.contents.has(path));
  for (const [path, text] of snapshot.read(there)) {
    try {
      const file = parseModelFile(text);
      const expected = modelFilePath(file.id);
      if (path !== expected)
        throw new ModelFileError(`/id is ${file.id}, whose file is ${expected}`);
      models.push(nameModel(file));
    } catch (error) {
      if (!(error instanceof ModelFileError)) throw error;
      problems.push({ path: `${snapshot.label}/${path}`, message: error.message });
    }
  }
  return { models, problems };
}
