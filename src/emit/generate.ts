import { readModelFiles, type FileProblem } from "../intake/model-files.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { nameModel } from "../naming/name-model.js";
import { planCatalogExports } from "./exports.js";
import { prettierFormat } from "./format.js";
import { readRuntime, readTemplates } from "./package-files.js";
import { modulePath, planOutput } from "./plan.js";
import { namingProblems } from "./problems.js";
import { compareOutput, writeOutput, type Differences } from "./write.js";

export interface GenerateOptions {
  readonly schemasDir: string;
  readonly outDir: string;
  /** The specifier of a shared runtime, in place of a copy in the output. */
  readonly runtime?: string;
  /** Only these models' modules, and what the output lacks; nothing is removed. All models where it is empty or absent. */
  readonly ids?: readonly string[];
}

/** An output that was computed and compared with what is there, and not yet written. */
export interface Generation extends Differences {
  /** Path below the output folder -> text. */
  readonly planned: ReadonlyMap<string, string>;
  /** Ids of models whose names are computed, since their files lack some. */
  readonly unpinned: readonly string[];
  readonly diagnostics: readonly (Diagnostic & { readonly id: string })[];
  /** Makes the output folder what was planned. @throws Error of the file system. */
  readonly write: () => void;
}

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

/**
 * Computes the whole output of a schemas folder, and compares it with what is there. Nothing is written.
 *
 * @throws GenerationError naming every file that is wrong, TemplateError, or an Error of the file system.
 */
export async function generate(options: GenerateOptions): Promise<Generation> {
  const { schemasDir, outDir, ids = [] } = options;
  const { files, problems: unreadable } = readModelFiles(schemasDir);
  if (unreadable.length > 0) throw new GenerationError(unreadable);
  if (files.length === 0) {
    const message = "no model files here; `comfygen add <page>` takes a model in";
    throw new GenerationError([{ path: schemasDir, message }]);
  }
  const models = files.map(nameModel);
  const unknown = ids.filter((id) => !models.some(({ file }) => file.id === id));
  if (unknown.length > 0) {
    throw new GenerationError(
      unknown.map((id) => ({ path: schemasDir, message: `no model file for ${id}` })),
    );
  }
  const exports = planCatalogExports(models);
  const problems = namingProblems(models, exports.problems, schemasDir);
  if (problems.length > 0) throw new GenerationError(problems);

  const planned = await planOutput(models, exports.names, {
    templates: readTemplates(),
    runtime: options.runtime ?? readRuntime(),
    format: prettierFormat(outDir),
  });
  const all = compareOutput(outDir, planned);
  const found = ids.length === 0 ? all : limitTo(new Set(ids.map(modulePath)), all);
  return {
    ...found,
    planned,
    unpinned: models
      .filter(({ file, names }) => file.name === undefined || !names.arePinned)
      .map(({ file }) => file.id),
    diagnostics: models.flatMap(({ file, input, output }) =>
      [...input.diagnostics, ...output.diagnostics].map((diagnostic) => ({
        ...diagnostic,
        id: file.id,
      })),
    ),
    write: () => writeOutput(outDir, planned, found),
  };
}

/** What a limited run does: all but the modules of other models, unless they are missing; the index needs those. */
function limitTo(
  modules: ReadonlySet<string>,
  { changed, missing, foreign }: Differences,
): Differences {
  const isWanted = (path: string) =>
    !path.startsWith("models/") || modules.has(path) || missing.includes(path);
  return {
    changed: changed.filter(isWanted),
    missing,
    stale: [],
    foreign: foreign.filter(isWanted),
  };
}
