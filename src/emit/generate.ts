import { join, relative } from "node:path";
import { modelFilePath, readModelFiles, type FileProblem } from "../intake/model-files.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { ModelFile } from "../model/file.js";
import { similarId } from "../model/similar-id.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import { planCatalogExports } from "./exports.js";
import { prettierFormat, unformatted } from "./format.js";
import type { ImportExtension } from "./import-specifier.js";
import { keptModule, type KeptModule } from "./kept-module.js";
import { modulePath, planOutput } from "./plan.js";
import { namingProblems } from "./problems.js";
import { readRuntime } from "./read-runtime.js";
import { readTemplates } from "./read-templates.js";
import { modelFilter, selectModels, type ModelSelection } from "./select-models.js";
import { compareOutput, readOwn, writeOutput, type Differences } from "./write.js";

/** What the clients of a project are like. Models that are left out have none: what an earlier run made of them is stale. */
export interface OutputOptions extends ModelSelection {
  /** The specifier of a shared runtime, in place of a copy in the output. */
  readonly runtime?: string | undefined;
  /** How files of the output import each other; `.js` where it is absent. */
  readonly importExtension?: ImportExtension | undefined;
  /** A folder of own templates. comfygen's are taken for those that it lacks. */
  readonly templates?: string | undefined;
  /** False: as the templates make it, instead of as prettier does. */
  readonly format?: boolean | undefined;
}

export interface GenerateOptions extends OutputOptions {
  readonly schemasDir: string;
  readonly outDir: string;
  /** Only these models' modules, and what the output lacks; nothing is removed. All models where it is empty or absent. */
  readonly ids?: readonly string[];
  /** Generates what can be; what an earlier run made of a model that can't be stays. */
  readonly keepGoing?: boolean;
  /** Diagnostics are problems. */
  readonly strict?: boolean;
}

/** An output that was computed and compared with what is there, and not yet written. */
export interface Generation extends Differences {
  /** Path below the output folder -> text. */
  readonly planned: ReadonlyMap<string, string>;
  /** Ids of models whose names are computed, since their files lack some. */
  readonly unpinned: readonly string[];
  readonly diagnostics: readonly ModelDiagnostic[];
  /** What is wrong with models that nothing was generated for; empty unless told to keep going. */
  readonly problems: readonly FileProblem[];
  /** Makes the output folder what was planned. @throws Error of the file system. */
  readonly write: () => void;
}

/** Something in a model's schema. */
export interface ModelDiagnostic extends Diagnostic {
  readonly id: string;
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
  const found = readModelFiles(schemasDir);
  const isSelected = await modelFilter(options);
  const { files, problems: unreadable } = selectModels(found, schemasDir, isSelected);
  if (files.length === 0 && unreadable.length === 0) {
    const count = found.files.length + found.problems.length;
    const message =
      count === 0
        ? "no model files here; `comfygen add <page>` takes a model in"
        : `include and exclude leave none of ${count === 1 ? "1 model" : `${count} models`}`;
    throw new GenerationError([{ path: schemasDir, message }]);
  }
  const { models, exports, problems, kept } = nameCatalog(files, unreadable, options);
  const failed = new Set(problems.map(({ path }) => path));
  const unknown = ids.filter(
    (id) =>
      !models.some(({ file }) => file.id === id) &&
      !failed.has(join(schemasDir, modelFilePath(id))),
  );
  if (unknown.length > 0) {
    throw new GenerationError(
      unknown.map((id) => ({
        path: schemasDir,
        message: isSelected(id)
          ? noModelFile(id, models)
          : `${id} is left out by include or exclude`,
      })),
    );
  }

  const planned = await planOutput(models, exports, {
    templates: readTemplates(options.templates),
    runtime: options.runtime ?? readRuntime(),
    format: options.format === false ? unformatted : prettierFormat(outDir),
    importExtension: options.importExtension ?? ".js",
    kept,
  });
  const all = compareOutput(outDir, planned, new Set(kept.map(({ path }) => path)));
  const differences = ids.length === 0 ? all : limitTo(new Set(ids.map(modulePath)), all);
  return {
    ...differences,
    planned,
    problems,
    unpinned: models
      .filter(({ file, names }) => file.name === undefined || !names.arePinned)
      .map(({ file }) => file.id),
    diagnostics: models.flatMap(diagnosticsOf),
    write: () => writeOutput(outDir, planned, differences),
  };
}

function noModelFile(id: string, models: readonly NamedModel[]): string {
  const meant = similarId(
    id,
    models.map(({ file }) => file.id),
  );
  return `no model file for ${id}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}

interface NamedCatalog {
  readonly models: readonly NamedModel[];
  /** By model id. */
  readonly exports: ReadonlyMap<string, string>;
  readonly problems: readonly FileProblem[];
  /** What an earlier run made of the models that have problems. */
  readonly kept: readonly KeptModule[];
}

/** Names all models; when keeping going, again without those that have problems, until none is left that has. */
function nameCatalog(
  files: readonly ModelFile[],
  unreadable: readonly FileProblem[],
  { schemasDir, outDir, keepGoing = false, strict = false }: GenerateOptions,
): NamedCatalog {
  const problems = [...unreadable];
  let models = files.map(nameModel);
  for (;;) {
    const failed = new Set(problems.map(({ path }) => path));
    models = models.filter(({ file }) => !failed.has(pathOf(file.id)));
    const kept = keptModules(schemasDir, outDir, failed);
    const exports = planCatalogExports(
      models,
      kept.flatMap((module) => module.exports),
    );
    const found = [
      ...namingProblems(models, exports.problems, schemasDir),
      ...(strict ? models.flatMap(strictProblems) : []),
    ];
    problems.push(...found);
    if (problems.length > 0 && !keepGoing) throw new GenerationError(problems);
    if (found.length === 0) return { models, exports: exports.names, problems, kept };
  }

  function strictProblems(model: NamedModel): FileProblem[] {
    return diagnosticsOf(model).map(({ id, code, pointer, message }) => ({
      path: pathOf(id),
      message: `#${pointer} ${code}: ${message}`,
    }));
  }

  function pathOf(id: string): string {
    return join(schemasDir, modelFilePath(id));
  }
}

export function diagnosticsOf({ file, input, output }: NamedModel): ModelDiagnostic[] {
  return [...input.diagnostics, ...output.diagnostics].map((diagnostic) => ({
    ...diagnostic,
    id: file.id,
  }));
}

/** The modules that an earlier run made of these model files. */
function keptModules(
  schemasDir: string,
  outDir: string,
  failed: ReadonlySet<string>,
): readonly KeptModule[] {
  return [...failed].flatMap((path) => {
    const file = relative(schemasDir, path)
      .replaceAll("\\", "/")
      .replace(/\.json$/, "");
    const module = `models/${file}.ts`;
    const text = readOwn(join(outDir, module));
    const kept = text === undefined ? undefined : keptModule(module, text);
    return kept ? [kept] : [];
  });
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
