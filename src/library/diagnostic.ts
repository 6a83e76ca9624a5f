import { modelFilePath, type FileProblem } from "../intake/model-files.js";
import type { DiagnosticCode, Diagnostic as SchemaDiagnostic } from "../model/diagnostic.js";
import { slashPath } from "../model/slash-path.js";

/**
 * What nothing can come of. `unreadable`: a text that is no page or model file; `clash`: two models for one file; `names`: pinned
 * names that can't be; `moved`: keys that changed, where which is which can't be told.
 */
export type ErrorCode = "unreadable" | "clash" | "names" | "moved";

/** Something that is wrong with what was given. */
export interface Diagnostic {
  /** `error`: nothing came of it. `warning`: it was read in the way that the message tells. */
  readonly severity: "error" | "warning";
  /** Stable, for filters. */
  readonly code: ErrorCode | DiagnosticCode;
  /** The model file below its folder, with forward slashes. Absent where a page does not say what model it is of. */
  readonly file?: string;
  /** A JSON pointer into that file; absent where it is about the whole. */
  readonly pointer?: string;
  /** For people: what is wrong, and what to do. */
  readonly message: string;
}

/** @param folder The folder that the problems' paths start with. */
export function errorsOf(
  problems: readonly FileProblem[],
  code: ErrorCode,
  folder = "",
): Diagnostic[] {
  return problems.map(({ path, message }) => {
    const file = slashPath(folder, path);
    return { severity: "error", code, file, message };
  });
}

/** What is wrong with the schemas of a model. */
export function warningsOf(id: string, diagnostics: readonly SchemaDiagnostic[]): Diagnostic[] {
  const file = modelFilePath(id);
  return diagnostics.map((diagnostic) => ({ severity: "warning", file, ...diagnostic }));
}
