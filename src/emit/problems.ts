import { join } from "node:path";
import { modelFilePath, type FileProblem } from "../intake/model-files.js";
import type { PathProblem } from "../naming/name-places.js";
import type { ExportProblem } from "../naming/plan-exports.js";
import type { ModelFacts } from "./model-facts.js";

const REASONS = {
  not_identifier: "is no identifier of letters, digits, `_` and `$`",
  breaks_objects: "has a meaning of its own on every object",
  reserved: "is reserved",
} as const;

/** What is wrong with the pinned names of a catalogue, for people: where, what, and what to pin instead. */
export function namingProblems(
  models: readonly ModelFacts[],
  exportProblems: readonly ExportProblem[],
  schemasDir: string,
): FileProblem[] {
  const path = (id: string) => join(schemasDir, modelFilePath(id));
  return [
    ...models.flatMap(({ id, problems }) =>
      problems.map((problem) => ({ path: path(id), message: parameterMessage(problem) })),
    ),
    ...exportProblems.map((problem) => {
      const [first = "", ...others] = problem.ids;
      return { path: path(first), message: exportMessage(problem, others.map(path)) };
    }),
  ];
}

function parameterMessage({ path, name, reason, suggestion }: PathProblem): string {
  const wrong = reason === "taken" ? "is pinned for another key too" : REASONS[reason];
  return `/names: \`${name}\` for \`${path}\` ${wrong}; pin another, such as \`${suggestion}\``;
}

function exportMessage(
  { name, reason, suggestions }: ExportProblem,
  others: readonly string[],
): string {
  const wrong =
    reason === "taken" ? `is also what ${others.join(" and ")} would export` : REASONS[reason];
  const pins = [...suggestions].map(([id, suggestion]) => `\`"name": "${suggestion}"\` for ${id}`);
  return `/name: \`${name}\` ${wrong}; pin ${pins.join(", or ")}`;
}
