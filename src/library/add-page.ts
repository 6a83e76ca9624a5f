import { addToCatalog } from "../emit/add-to-catalog.js";
import { modelFilePath } from "../intake/model-files.js";
import { readSource } from "../intake/source.js";
import type { ModelFile } from "../model/file.js";
import { printModelFile } from "../model/print-file.js";
import type { CarriedNames } from "../naming/carry-names.js";
import { errorsOf, warningsOf, type Diagnostic } from "./diagnostic.js";

/** How a model is taken in. */
export interface AddPageOptions {
  /**
   * Old wire key -> new one, or an empty text where the parameter is gone: for a model whose keys changed, where the titles,
   * types and ranges do not settle which is which.
   */
  readonly moved?: Readonly<Record<string, string>>;
}

/** What became of a page. */
export interface AddedPage {
  /** The catalogue with what the page describes in it, by id in code-unit order. */
  readonly models: readonly ModelFile[];
  /** The model files that are new or other than before: path below their folder -> text. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes the models of a page into a catalogue. Pure. */
export function addPage(
  text: string,
  catalog: readonly ModelFile[],
  { moved = {} }: AddPageOptions,
): AddedPage {
  const findings = readSource(text);
  const published = findings.flatMap((finding) => (finding.ok ? [finding.published] : []));
  const addition = addToCatalog(published, catalog, "", new Map(Object.entries(moved)));
  const models = new Map(catalog.map((model) => [model.id, model]));
  const files = new Map<string, string>();
  for (const { file } of addition.models) {
    const before = models.get(file.id);
    const print = printModelFile(file);
    if (!before || printModelFile(before) !== print) files.set(modelFilePath(file.id), print);
    models.set(file.id, file);
  }
  return {
    models: [...models.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    files,
    diagnostics: [
      ...findings.flatMap((finding) => (finding.ok ? [] : [unreadable(finding)])),
      ...errorsOf(addition.clashes, "clash"),
      ...[...addition.unsettled].map(([id, carried]) => unsettled(id, carried)),
      ...errorsOf(addition.problems, "names"),
      ...addition.models.flatMap(({ file, input, output }) =>
        warningsOf(file.id, [...input.diagnostics, ...output.diagnostics]),
      ),
    ],
  };
}

function unreadable({ id, message }: { id?: string; message: string }): Diagnostic {
  const about = id === undefined ? message : `${id}: ${message}`;
  return { severity: "error", code: "unreadable", message: about };
}

function unsettled(id: string, { open, unknown }: CarriedNames): Diagnostic {
  const lines = [
    "the keys changed, and which is which can't be told; `moved` settles it",
    ...unknown.map((from) => `${from}: no old key, or it goes to no new one`),
    ...open.map(({ name, from, candidates }) => {
      const list = candidates.map(({ to, evidence }) => `${to} (same ${evidence.join(", ")})`);
      return `${name} (${from}) could be ${list.join(" or ")}`;
    }),
  ];
  return { severity: "error", code: "moved", file: modelFilePath(id), message: lines.join("\n") };
}
