import { ts } from "ts-morph";
import type { NamedModel } from "../../naming/name-model.js";
import { typeName } from "../../naming/plan-exports.js";
import { declaredBy } from "./declared.js";
import { applyEdits, editsByFile, type Edit } from "./edit.js";
import { openCode, type ClientsPlace, type Code } from "./open-code.js";
import { exportEdits, parameterEdits, type ParameterRename } from "./rename-edits.js";
import { placeOf, type CodePlace } from "./code-place.js";

export interface RenameEdits {
  readonly edits: readonly Edit[];
  /** What the compiler finds wrong in the code after the edits, and did not before: these places need a person. */
  readonly broken: readonly (CodePlace & { readonly message: string })[];
}

/**
 * Finds what to edit in code when a model's parameter or export is renamed.
 *
 * @param before All models as the code knows them.
 * @param after The model under its new names.
 * @param parameter Without one the export is renamed.
 */
export async function findEdits(
  before: readonly NamedModel[],
  after: NamedModel,
  parameter: ParameterRename | undefined,
  clients: ClientsPlace,
  globs: readonly string[],
): Promise<RenameEdits> {
  const { id, name = "" } = after.file;
  const code = await openCode(before, clients, globs);
  const declared = declaredBy(code, id);
  if (!declared || code.files.length === 0) return { edits: [], broken: [] };
  const edits = parameter
    ? parameterEdits(code, declared, parameter)
    : exportEdits(code, declared, (old) => renamedExport(old, declared.exportName, name));
  const byFile = editsByFile(edits);
  const texts = [...byFile].map(
    ([file, own]) => [file.fileName, applyEdits(file.text, own)] as const,
  );
  const catalog = before.map((model) => (model.file.id === id ? after : model));
  const edited = await openCode(catalog, clients, globs, new Map(texts));
  const known = new Set(errorsIn(code).map(textOf));
  return {
    edits: [...byFile.values()].flat(),
    broken: errorsIn(edited)
      .filter((error) => !known.has(textOf(error)))
      .flatMap(({ file, start = 0, messageText }) => {
        const message = ts.flattenDiagnosticMessageText(messageText, " ");
        return file ? [{ ...placeOf(file, start), message }] : [];
      }),
  };
}

/** What an export of a model's module is called when the model's own export is called `name`. */
function renamedExport(old: string, model: string, name: string): string | undefined {
  if (old === model) return name;
  if (old === `${model}Keys`) return `${name}Keys`;
  const type = typeName(model);
  return old.startsWith(type) ? typeName(name) + old.slice(type.length) : undefined;
}

function errorsIn({ program, files }: Code): ts.Diagnostic[] {
  return files.flatMap((file) => [...program.getSemanticDiagnostics(file)]);
}

function textOf({ file, code, messageText }: ts.Diagnostic): string {
  return JSON.stringify([file?.fileName, code, ts.flattenDiagnosticMessageText(messageText, " ")]);
}
