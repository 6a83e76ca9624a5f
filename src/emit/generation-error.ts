import type { FileProblem } from "../intake/model-files.js";

/** Input that nothing can be generated from. */
export class GenerationError extends Error {
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
    this.problems = problems;
  }

  override get name(): string {
    return "GenerationError";
  }
}
