import type { Diagnostic } from "../model/diagnostic.js";
import type { NamedModel } from "../naming/name-model.js";
import type { PathProblem } from "../naming/name-places.js";
import type { Exportable } from "../naming/plan-exports.js";
import { declareTypes } from "./declarations.js";

/** What the rest of a catalogue has to know of a model: all of it follows from the model's own file. */
export interface ModelFacts extends Exportable {
  readonly types: readonly string[];
  /** True where the export and all names of parameters are pinned. */
  readonly arePinned: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong with pinned names. */
  readonly problems: readonly PathProblem[];
}

/** Something in a model's schema. */
export interface ModelDiagnostic extends Diagnostic {
  readonly id: string;
}

export function diagnosticsOf({ id, diagnostics }: ModelFacts): ModelDiagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, id }));
}

export function modelFacts({ file, input, output, root, names }: NamedModel): ModelFacts {
  return {
    id: file.id,
    ...(file.name === undefined ? {} : { name: file.name }),
    types: [
      ...declareTypes(input, "Input", { root, tables: names.tables }),
      ...declareTypes(output, "Output"),
    ].map(({ name }) => name),
    arePinned: file.name !== undefined && names.arePinned,
    diagnostics: [...input.diagnostics, ...output.diagnostics],
    problems: names.problems,
  };
}
