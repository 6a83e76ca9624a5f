import { join } from "node:path";
import { diagnosticsOf, GenerationError } from "../emit/generate.js";
import { pinNames, type PinnedModels } from "../emit/pin-names.js";
import { removeLeftovers, writeWhole } from "../emit/write-whole.js";
import { modelFilePath, readModelFiles, type FileProblem } from "../intake/model-files.js";
import { clashMessage, pathClashes } from "../intake/path-clashes.js";
import { takeIn, type Published, type TakenIn } from "../intake/take-in.js";
import type { ModelFile } from "../model/file.js";
import { printModelFile } from "../model/print-file.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import { noteComparison } from "./comparison.js";
import { movedText } from "../review/report.js";
import { diagnosticLines } from "./diagnostics.js";
import { moveText, openNamesProblem } from "./moved-names.js";
import { parameterTable } from "./parameter-table.js";
import { note, result } from "./print.js";

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
  const refused: FileProblem[] = [...problems];
  const broken = new Set(problems.map(({ path }) => path));
  const clashes = pathClashes(
    published.map(({ id }) => id),
    files.map(({ id }) => id),
  );
  const fitting = published.filter(({ id }) => {
    const owner = clashes.get(id);
    if (owner !== undefined) refused.push({ path: pathOf(id), message: clashMessage(id, owner) });
    return owner === undefined && !broken.has(pathOf(id));
  });

  const all = takeIn(files, fitting, options.mapped);
  const taken = all.filter(({ file, carried }) => {
    const problem = carried && openNamesProblem(pathOf(file.id), carried);
    if (problem) refused.push(problem);
    return !problem;
  });
  const pinned = pinAll(taken, files, schemasDir, keepGoing);
  refused.push(...pinned.problems);
  const models = pinned.models.filter((model) => {
    const diagnostics = diagnosticsOf(model);
    for (const line of diagnosticLines(diagnostics))
      note(`${strict ? "error" : "warning"}: ${line}`);
    if (!strict || diagnostics.length === 0) return true;
    const message = "its schema has warnings, which --strict makes errors";
    refused.push({ path: pathOf(model.file.id), message });
    return false;
  });
  if (refused.length > 0 && !keepGoing) throw new GenerationError(refused);
  for (const { path, message } of refused) note(`${path}: ${message}`);

  const known = new Map(taken.map((entry) => [entry.file.id, entry]));
  const existing = new Map(files.map((file) => [file.id, file]));
  for (const model of models) {
    const { id } = model.file;
    for (const move of known.get(id)?.carried?.moves ?? []) note(`${id}: ${moveText(move)}`);
  }
  noteComparison(
    models.flatMap(({ file }) => existing.get(file.id) ?? []).map(nameModel),
    models.filter(({ file }) => existing.has(file.id)),
  );
  if (!options.dryRun) removeLeftovers(schemasDir);
  for (const model of models) {
    const { id } = model.file;
    writeModel(model, existing.get(id), known.get(id), pathOf(id), options.dryRun);
    if (options.withTables) result(parameterTable(model));
  }
  if (options.dryRun) note("nothing was written: --dry-run");
  return refused.length === 0;
}

/** With `keepGoing` without the models whose names can't be settled. */
function pinAll(
  taken: readonly TakenIn[],
  files: readonly ModelFile[],
  schemasDir: string,
  keepGoing: boolean,
): PinnedModels {
  const ids = new Set(taken.map(({ file }) => file.id));
  const others = files.filter(({ id }) => !ids.has(id));
  const refused: FileProblem[] = [];
  let wanted = taken.map(({ file }) => file);
  for (;;) {
    const { models, problems } = pinNames(wanted, others, schemasDir);
    if (problems.length === 0 || !keepGoing) return { models, problems: [...refused, ...problems] };
    const wrong = new Set(problems.map(({ path }) => path));
    const rest = wanted.filter(({ id }) => !wrong.has(join(schemasDir, modelFilePath(id))));
    if (rest.length === wanted.length) throw new GenerationError(problems);
    refused.push(...problems);
    wanted = rest;
  }
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
