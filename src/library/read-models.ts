import { readModelFiles } from "../intake/model-files.js";
import type { ModelFile } from "../model/file.js";
import { errorsOf, type Diagnostic } from "./diagnostic.js";

/** What a folder holds. */
export interface ReadModels {
  /** By id in code-unit order. */
  readonly models: readonly ModelFile[];
  /** One for each file that is no model file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the model files of a folder. */
export function readModels(folder: string): ReadModels {
  const { files, problems } = readModelFiles(folder);
  return { models: files, diagnostics: errorsOf(problems, "unreadable", folder) };
}
