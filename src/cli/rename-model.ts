import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GenerationError } from "../emit/generation-error.js";
import { generate } from "../emit/generate.js";
import { pinNames } from "../emit/pin-names.js";
import { writeWhole } from "../emit/write-whole.js";
import { modelFilePath, readModelFiles } from "../intake/model-files.js";
import type { ModelFile } from "../model/file.js";
import { printModelFile } from "../model/print-file.js";
import { friendlyPath } from "../naming/friendly-path.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import { placeOf, placeText } from "../review/code/code-place.js";
import { applyEdits, editsByFile, type Edit } from "../review/code/edit.js";
import { findEdits } from "../review/code/find-edits.js";
import { CommandError, EXIT } from "./exit-status.js";
import { noModelMessage } from "./find-model.js";
import { refuseForeign } from "./foreign-files.js";
import type { RenameJson } from "./json-output.js";
import { jsonResult, note, problem, result } from "./print.js";
import type { Settings } from "./settings.js";

export interface RenameOptions {
  readonly id: string;
  /** The friendly name as it is, `loras[].weight` below the top level; undefined to rename the export. */
  readonly old: string | undefined;
  readonly name: string;
  /** Globs of the code; without any all that the `tsconfig.json` names. */
  readonly in: readonly string[];
  readonly dryRun: boolean;
  readonly json: boolean;
}

/**
 * Renames a parameter or an export: in the model file, in the clients, and in the code that uses them.
 *
 * @throws CommandError, GenerationError; nothing has been written then.
 */
export async function renameModel(options: RenameOptions, settings: Settings): Promise<void> {
  const { id, old, name, dryRun, json } = options;
  const { schemas } = settings;
  const { files, problems } = readModelFiles(schemas);
  if (problems.length > 0) throw new GenerationError(problems);
  const catalog = files.map(nameModel);
  const model = catalog.find(({ file }) => file.id === id);
  if (!model) throw new CommandError(EXIT.badInput, noModelMessage(schemas, id, files));
  const renamed = underNewName(model, files, options, schemas);
  const parameter = old === undefined ? undefined : { path: old, name };
  const { edits, broken } = await findEdits(catalog, renamed, parameter, settings, options.in);
  const texts = editedTexts(edits);
  const shown = edits.map(({ file, start, end, text }) => ({
    ...placeOf(file, start),
    from: file.text.slice(start, end),
    to: text,
  }));
  if (!json) for (const edit of shown) result(`${placeText(edit)} ${edit.from} -> ${edit.to}`);
  if (dryRun) {
    note(`nothing was written: --dry-run; ${countText(edits.length, texts.size)}`);
  } else {
    await writeClients(renamed.file, settings);
    for (const [path, text] of texts) writeFileSync(path, text);
    note(`${id}: ${old ?? "the export"} is ${name} now; ${countText(edits.length, texts.size)}`);
  }
  for (const { message, ...place } of broken) {
    problem(`${placeText(place)} needs a person: ${message}`);
  }
  const renaming: RenameJson = { id, written: !dryRun, edits: shown, broken };
  if (json) jsonResult(renaming);
}

/** The model with the new name pinned, and all its other names. */
function underNewName(
  model: NamedModel,
  files: readonly ModelFile[],
  { id, old, name }: RenameOptions,
  schemas: string,
): NamedModel {
  const names = new Map(model.names.byPath);
  if (old !== undefined) {
    const path = [...names.keys()].find((wirePath) => friendlyPath(model, wirePath) === old);
    if (path === undefined) {
      const known = [...names.keys()].map((wirePath) => friendlyPath(model, wirePath));
      const list = known.sort().join(", ");
      throw new CommandError(EXIT.badInput, `${id} has no parameter ${old}; it has ${list}`);
    }
    names.set(path, name);
  }
  const file: ModelFile = {
    ...model.file,
    ...(old === undefined ? { name } : {}),
    names: Object.fromEntries(names),
  };
  const others = files.filter((other) => other.id !== id);
  const { models, problems } = pinNames([file], others, schemas);
  const [renamed] = models;
  if (problems.length > 0 || !renamed) throw new GenerationError(problems);
  return renamed;
}

/** The new texts of the edited files by path, from what stands on disk, byte for byte. */
function editedTexts(edits: readonly Edit[]): Map<string, string> {
  return new Map(
    [...editsByFile(edits)].map(([{ fileName }, own]) => {
      const bytes = readFileSync(fileName);
      const text = bytes.toString("utf8");
      if (!Buffer.from(text).equals(bytes))
        throw new CommandError(EXIT.badInput, `${fileName} is not UTF-8; nothing was written`);
      return [fileName, applyEdits(text, own)];
    }),
  );
}

/** The clients are made of the model file; it goes back to what it was where they can't be. */
async function writeClients(file: ModelFile, settings: Settings): Promise<void> {
  const { id } = file;
  const { schemas, out } = settings;
  const path = join(schemas, modelFilePath(id));
  const text = readFileSync(path, "utf8");
  writeWhole(path, printModelFile(file));
  try {
    const generation = await generate({ ...settings, schemasDir: schemas, outDir: out, ids: [id] });
    refuseForeign(generation, out);
    generation.write();
  } catch (error) {
    writeWhole(path, text);
    throw error;
  }
}

function countText(edits: number, files: number): string {
  return `${edits} ${edits === 1 ? "edit" : "edits"} in ${files} ${files === 1 ? "file" : "files"} of code`;
}
