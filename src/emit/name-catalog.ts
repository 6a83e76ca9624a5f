import { join } from "node:path";
import { modelFilePath, type FileProblem } from "../intake/model-files.js";
import { fileId } from "../model/slash-path.js";
import type { Candidate } from "./candidate.js";
import { planCatalogExports } from "./exports.js";
import { GenerationError } from "./generation-error.js";
import { keptModule, type KeptModule } from "./kept-module.js";
import { namingProblems } from "./problems.js";
import { readOwn } from "./compare.js";

export interface NamedCatalog {
  readonly models: readonly Candidate[];
  /** By model id. */
  readonly exports: ReadonlyMap<string, string>;
  readonly problems: readonly FileProblem[];
  /** What an earlier run made of the models that have problems. */
  readonly kept: readonly KeptModule[];
}

export interface CatalogOptions {
  readonly schemasDir: string;
  readonly outDir: string;
  /** Generates what can be; what an earlier run made of a model that can't be stays. */
  readonly keepGoing?: boolean;
  /** Diagnostics are problems. */
  readonly strict?: boolean;
}

/**
 * Names the exports of all models; when keeping going, again without those that have problems, until none is left that has.
 *
 * @param unreadable Model files that could not be read.
 * @throws GenerationError where there are problems and it is not to keep going.
 */
export function nameCatalog(
  candidates: readonly Candidate[],
  unreadable: readonly FileProblem[],
  { schemasDir, outDir, keepGoing = false, strict = false }: CatalogOptions,
): NamedCatalog {
  const problems = [...unreadable];
  let models = candidates;
  for (;;) {
    const failed = new Set(problems.map(({ path }) => path));
    models = models.filter(({ id }) => !failed.has(pathOf(id)));
    const kept = keptModules(schemasDir, outDir, failed);
    const facts = models.map((model) => model.facts);
    const exports = planCatalogExports(
      facts,
      kept.flatMap((module) => module.exports),
    );
    const found = [
      ...namingProblems(facts, exports.problems, schemasDir),
      ...(strict ? models.flatMap(strictProblems) : []),
    ];
    problems.push(...found);
    if (problems.length > 0 && !keepGoing) throw new GenerationError(problems);
    if (found.length === 0) return { models, exports: exports.names, problems, kept };
  }

  function strictProblems({ id, facts }: Candidate): FileProblem[] {
    return facts.diagnostics.map(({ code, pointer, message }) => ({
      path: pathOf(id),
      message: `#${pointer} ${code}: ${message}`,
    }));
  }

  function pathOf(id: string): string {
    return join(schemasDir, modelFilePath(id));
  }
}

/** The modules that an earlier run made of these model files. */
function keptModules(
  schemasDir: string,
  outDir: string,
  failed: ReadonlySet<string>,
): readonly KeptModule[] {
  return [...failed].flatMap((path) => {
    const module = `models/${fileId(schemasDir, path)}.ts`;
    const text = readOwn(join(outDir, module));
    const kept = text === undefined ? undefined : keptModule(module, text);
    return kept ? [kept] : [];
  });
}
