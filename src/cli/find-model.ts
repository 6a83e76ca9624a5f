import { join } from "node:path";
import { modelFacts } from "../emit/model-facts.js";
import { namingProblems } from "../emit/problems.js";
import { modelFilePath, readModelFiles } from "../intake/model-files.js";
import { readTextFile } from "../intake/text-file.js";
import { TextError } from "../intake/text.js";
import type { ModelFile } from "../model/file.js";
import { isModelId } from "../model/id.js";
import { similarId } from "../model/similar-id.js";
import { ModelFileError, parseModelFile } from "../model/parse-file.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import { CommandError, EXIT } from "./exit-status.js";

/** The model of that id with its names; no other model file is read. @throws CommandError where there is none. */
export function findModel(schemasDir: string, id: string): NamedModel {
  const file = readModel(schemasDir, id);
  if (file?.id !== id) throw new CommandError(EXIT.badInput, noModel(schemasDir, id));
  const model = nameModel(file);
  const [problem] = namingProblems([modelFacts(model)], [], schemasDir);
  if (problem) throw new CommandError(EXIT.badInput, `${problem.path}: ${problem.message}`);
  return model;
}

function readModel(schemasDir: string, id: string): ModelFile | undefined {
  if (!isModelId(id)) return undefined;
  const path = join(schemasDir, modelFilePath(id));
  try {
    return parseModelFile(readTextFile(path));
  } catch (error) {
    if (error instanceof ModelFileError || error instanceof TextError) {
      throw new CommandError(EXIT.badInput, `${path}: ${error.message}`);
    }
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

function noModel(schemasDir: string, id: string): string {
  return noModelMessage(schemasDir, id, readModelFiles(schemasDir).files);
}

/** What to say of a model that is not there. @param files All that are. */
export function noModelMessage(
  schemasDir: string,
  id: string,
  files: readonly ModelFile[],
): string {
  const ids = files.map((file) => file.id);
  const meant = similarId(id, ids);
  const hint =
    meant !== undefined
      ? `did you mean ${meant}?`
      : ids.length === 0
        ? "there are no model files; `comfygen add <page>` takes a model in, and --schemas names another folder"
        : `the models are ${ids.slice(0, 8).join(", ")}${ids.length > 8 ? ", ..." : ""}`;
  return `no model ${JSON.stringify(id)} in ${schemasDir}: ${hint}`;
}
