import type { AddedPage, AddPageOptions } from "./library/add-page.js";
import type { Generated, GenerateOptions } from "./library/generate.js";
import type { ReadModels } from "./library/read-models.js";
import type { ModelFile } from "./model/file.js";
import type { Finding } from "./review/finding.js";

export { defineConfig, type Config } from "./config/config.js";
export { FormatError } from "./emit/format-error.js";
export type { ImportExtension } from "./emit/import-specifier.js";
export { TemplateError } from "./emit/template-error.js";
export type { DiagnosticCode } from "./model/diagnostic.js";
export type { ModelFile, Price } from "./model/file.js";
export type { Json, JsonObject } from "./model/json.js";
export type { Level, Side } from "./review/finding.js";
export type { Diagnostic, ErrorCode } from "./library/diagnostic.js";
export type { AddedPage, AddPageOptions, Finding, Generated, GenerateOptions, ReadModels };

// Each function loads what it needs at its first call: a configuration imports this file for its type alone.

/**
 * Reads the model files of a folder, and of the folders in it. A file that is none is a diagnostic, and the others are read.
 *
 * @param folder Where there is none, there are no models.
 * @throws Error of the file system where the folder can't be read.
 */
export async function readModels(folder: string): Promise<ReadModels> {
  const library = await import("./library/read-models.js");
  return library.readModels(folder);
}

/**
 * Takes a model in: reads a page's text (HTML, Markdown or plain text, in any language) or JSON (a model file, a catalogue's
 * answer or an entry of one), and pins the names of its parameters. Nothing is read or written.
 *
 * @param models The catalogue so far: its names stay, and its exports are taken.
 */
export async function addPage(
  text: string,
  models: readonly ModelFile[] = [],
  options: AddPageOptions = {},
): Promise<AddedPage> {
  const library = await import("./library/add-page.js");
  return library.addPage(text, models, options);
}

/**
 * Generates the clients of models, in memory: the same files that `comfygen generate` writes. What it reads are comfygen's own
 * files, own templates, and the prettier configuration of the output folder.
 *
 * @param models In any order.
 * @throws TemplateError for a template that can't be used, FormatError for a prettier configuration that can't.
 */
export async function generate(
  models: readonly ModelFile[],
  options: GenerateOptions = {},
): Promise<Generated> {
  const library = await import("./library/generate.js");
  return library.generate(models, options);
}

/**
 * What changed for callers between two catalogues. Pure, and the order of the models decides nothing.
 *
 * @returns By model in code-unit order, and within one the most severe first. Empty where nothing changed.
 */
export async function diffModels(
  before: readonly ModelFile[],
  after: readonly ModelFile[],
): Promise<Finding[]> {
  const [{ diffModels: diff }, { nameModel }] = await Promise.all([
    import("./review/diff-models.js"),
    import("./naming/name-model.js"),
  ]);
  return diff(before.map(nameModel), after.map(nameModel));
}
