import { join } from "node:path";
import process from "node:process";
import { addToCatalog } from "../emit/add-to-catalog.js";
import { GenerationError } from "../emit/generation-error.js";
import { diagnosticsOf, modelFacts, type ModelDiagnostic } from "../emit/model-facts.js";
import { removeLeftovers, writeWhole } from "../emit/write-whole.js";
import { modelFilePath, readModelFiles, type FileProblem } from "../intake/model-files.js";
import type { Published, TakenIn } from "../intake/take-in.js";
import type { ModelFile } from "../model/file.js";
import { printModelFile } from "../model/print-file.js";
import { nameModel } from "../naming/name-model.js";
import { noteComparison } from "./comparison.js";
import { movedText } from "../review/report.js";
import { diagnosticLines } from "./diagnostics.js";
import type { AddedModelJson, AddJson } from "./json-output.js";
import { moveText, unsettledMessage } from "./moved-names.js";
import { parametersJson } from "./parameter-json.js";
import { parameterTable } from "./parameter-table.js";
import { note, problem, problemAt, result, warning } from "./print.js";

export interface AddOptions {
  readonly schemasDir: string;
  /** Takes in what can be, where something else is wrong. */
  readonly keepGoing: boolean;
  /** Refuses models whose schemas have something wrong with them. */
  readonly strict: boolean;
  /** Prints each model's parameters as a table. */
  readonly withTables: boolean;
  /** Tells what would be written, and writes nothing. */
  readonly dryRun: boolean;
  /** Old wire path -> new one, where a model's keys changed and the evidence does not settle which is which. */
  readonly mapped?: ReadonlyMap<string, string>;
}

/** What became of no models. */
export const nothingAdded: AddJson = {
  written: false,
  models: [],
  changes: [],
  warnings: [],
  problems: [],
};

/**
 * Takes models in: writes their files, and tells of each.
 *
 * @throws GenerationError where nothing is taken in; Error of the file system.
 */
export function addModels(published: readonly Published[], options: AddOptions): AddJson {
  const { schemasDir, keepGoing, strict, dryRun } = options;
  const { files, problems } = readModelFiles(schemasDir);
  const pathOf = (id: string) => join(schemasDir, modelFilePath(id));
  const broken = new Set(problems.map(({ path }) => path));
  const fitting = published.filter(({ id }) => !broken.has(pathOf(id)));
  const addition = addToCatalog(fitting, files, schemasDir, options.mapped);
  const refused: FileProblem[] = [
    ...problems,
    ...addition.clashes,
    ...addition.problems,
    ...[...addition.unsettled].map(([id, carried]) => ({
      path: pathOf(id),
      message: unsettledMessage(carried),
    })),
  ];
  const warnings: ModelDiagnostic[] = [];
  const models = addition.models.filter((model) => {
    const diagnostics = diagnosticsOf(modelFacts(model));
    for (const line of diagnosticLines(diagnostics)) {
      if (strict) problem(`error: ${line}`);
      else warning(line);
    }
    if (!strict || diagnostics.length === 0) {
      warnings.push(...diagnostics);
      return true;
    }
    const message = "its schema has warnings, which --strict makes errors";
    refused.push({ path: pathOf(model.file.id), message });
    return false;
  });
  if (refused.length > 0 && !keepGoing) throw new GenerationError(refused);
  refused.forEach(problemAt);

  const existing = new Map(files.map((file) => [file.id, file]));
  for (const model of models) {
    const { id } = model.file;
    for (const move of addition.taken.get(id)?.carried?.moves ?? [])
      note(`${id}: ${moveText(move)}`);
  }
  const changes = noteComparison(
    models.flatMap(({ file }) => existing.get(file.id) ?? []).map(nameModel),
    models.filter(({ file }) => existing.has(file.id)),
  );
  if (!dryRun) removeLeftovers(schemasDir);
  const added = models.map((model) => {
    const { file } = model;
    const path = pathOf(file.id);
    const taken = addition.taken.get(file.id);
    const change = changeOf(file, existing.get(file.id), taken);
    if (change !== "none" && !dryRun) writeWhole(path, printModelFile(file));
    const moves = taken?.carried?.moves ?? [];
    note(`${file.id}: ${changeText(change, moves.length)} (${path})`);
    if (options.withTables) result(parameterTable(model, process.stdout.columns));
    return { id: file.id, path, change, moves, parameters: parametersJson(model) };
  });
  if (dryRun) note("nothing was written: --dry-run");
  return { written: !dryRun, models: added, changes, warnings, problems: refused };
}

function changeOf(
  file: ModelFile,
  before: ModelFile | undefined,
  taken: TakenIn | undefined,
): AddedModelJson["change"] {
  if (!before) return "new";
  if (printModelFile(before) === printModelFile(file)) return "none";
  return taken?.change === "same" ? "pinned" : (taken?.change ?? "pinned");
}

function changeText(change: AddedModelJson["change"], moved: number): string {
  return change === "pinned" && moved > 0 ? movedText(moved) : CHANGES[change];
}

const CHANGES = {
  new: "taken in",
  changed: "changed",
  prose: "nothing changed for callers; its words were updated",
  pinned: "nothing changed for callers; its names are pinned now",
  none: "nothing changed for callers",
} as const;
