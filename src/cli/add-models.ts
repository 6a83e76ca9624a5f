import { join } from "node:path";
import { addToCatalog } from "../emit/add-to-catalog.js";
import { GenerationError } from "../emit/generation-error.js";
import { diagnosticsOf, modelFacts } from "../emit/model-facts.js";
import { removeLeftovers, writeWhole } from "../emit/write-whole.js";
import { modelFilePath, readModelFiles, type FileProblem } from "../intake/model-files.js";
import type { Published, TakenIn } from "../intake/take-in.js";
import type { ModelFile } from "../model/file.js";
import { printModelFile } from "../model/print-file.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import { noteComparison } from "./comparison.js";
import { movedText } from "../review/report.js";
import { diagnosticLines } from "./diagnostics.js";
import { moveText, unsettledMessage } from "./moved-names.js";
import { parameterTable } from "./parameter-table.js";
import { note, problem, result } from "./print.js";

export interface AddOptions {
  readonly schemasDir: string;
  /** Takes in what can be, where something else is wrong. */
  readonly keepGoing: boolean;
  /** Refuses models whose schemas have something wrong with them. */
  readonly strict: boolean;
  /** Prints each model's parameters. */
  readonly withTables: boolean;
  /** Tells what would be written, and writes nothing. */
  readonly dryRun: boolean;
  /** Old wire path -> new one, where a model's keys changed and the evidence does not settle which is which. */
  readonly mapped?: ReadonlyMap<string, string>;
}

/**
 * Takes models in: writes their files, and tells of each.
 *
 * @returns False where something was refused, and the rest taken in.
 * @throws GenerationError where nothing is taken in; Error of the file system.
 */
export function addModels(published: readonly Published[], options: AddOptions): boolean {
  const { schemasDir, keepGoing, strict } = options;
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
  const models = addition.models.filter((model) => {
    const diagnostics = diagnosticsOf(modelFacts(model));
    for (const line of diagnosticLines(diagnostics))
      note(`${strict ? "error" : "warning"}: ${line}`);
    if (!strict || diagnostics.length === 0) return true;
    const message = "its schema has warnings, which --strict makes errors";
    refused.push({ path: pathOf(model.file.id), message });
    return false;
  });
  if (refused.length > 0 && !keepGoing) throw new GenerationError(refused);
  for (const { path, message } of refused) problem(`${path}: ${message}`);

  const existing = new Map(files.map((file) => [file.id, file]));
  for (const model of models) {
    const { id } = model.file;
    for (const move of addition.taken.get(id)?.carried?.moves ?? [])
      note(`${id}: ${moveText(move)}`);
  }
  noteComparison(
    models.flatMap(({ file }) => existing.get(file.id) ?? []).map(nameModel),
    models.filter(({ file }) => existing.has(file.id)),
  );
  if (!options.dryRun) removeLeftovers(schemasDir);
  for (const model of models) {
    const { id } = model.file;
    writeModel(model, existing.get(id), addition.taken.get(id), pathOf(id), options.dryRun);
    if (options.withTables) result(parameterTable(model));
  }
  if (options.dryRun) note("nothing was written: --dry-run");
  return refused.length === 0;
}

function writeModel(
  { file }: NamedModel,
  before: ModelFile | undefined,
  taken: TakenIn | undefined,
  path: string,
  dryRun: boolean,
): void {
  const text = printModelFile(file);
  const isWritten = !before || printModelFile(before) !== text;
  if (isWritten && !dryRun) writeWhole(path, text);
  note(`${file.id}: ${isWritten ? whatChanged(taken) : "nothing changed for callers"} (${path})`);
}

function whatChanged({ change, carried }: Partial<TakenIn> = {}): string {
  const moved = carried?.moves.length ?? 0;
  if (moved > 0 && change === "same") return movedText(moved);
  return WRITTEN[change ?? "new"];
}

const WRITTEN = {
  new: "taken in",
  changed: "changed",
  prose: "nothing changed for callers; its words were updated",
  same: "nothing changed for callers; its names are pinned now",
} as const;
