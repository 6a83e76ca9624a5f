import type { Config } from "../config/config.js";
import { planCatalogExports } from "../emit/exports.js";
import { prettierFormatting, unformatted } from "../emit/format.js";
import { modelFacts } from "../emit/model-facts.js";
import { planOutput } from "../emit/plan.js";
import { namingProblems } from "../emit/problems.js";
import { readRuntime } from "../emit/read-runtime.js";
import { readTemplates } from "../emit/read-templates.js";
import { modelFilter } from "../emit/select-models.js";
import { modelFilePath } from "../intake/model-files.js";
import { clashMessage, pathClashes } from "../intake/path-clashes.js";
import type { ModelFile } from "../model/file.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import { errorsOf, warningsOf, type Diagnostic } from "./diagnostic.js";

/** What the clients are like, as a configuration says it. Nothing is written to `output`: its prettier configuration counts. */
export type GenerateOptions = Omit<Config, "schemas">;

/** What was generated. */
export interface Generated {
  /** Path below the output folder, with forward slashes -> text. Models that an error is about have no module. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Generates the clients of models, in memory. @throws TemplateError, FormatError */
export async function generate(
  models: readonly ModelFile[],
  options: GenerateOptions,
): Promise<Generated> {
  const isSelected = await modelFilter(options);
  const unique = withoutClashes(models.filter(({ id }) => isSelected(id)));
  const named = nameAll(unique.models);
  const files = await planOutput(named.models, named.exports, {
    templates: readTemplates(options.templates),
    runtime: options.runtime ?? readRuntime(),
    formatting:
      options.format === false ? unformatted : prettierFormatting(options.output ?? "generated"),
    importExtension: options.importExtension ?? ".js",
  });
  return {
    files,
    diagnostics: [
      ...unique.diagnostics,
      ...named.diagnostics,
      ...named.models.flatMap(({ file, input, output }) =>
        warningsOf(file.id, [...input.diagnostics, ...output.diagnostics]),
      ),
    ],
  };
}

interface Unique {
  readonly models: readonly ModelFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Without the models that would have the file of another one. Of those with one id the last counts. */
function withoutClashes(given: readonly ModelFile[]): Unique {
  const models = new Map(given.map((model) => [model.id, model]));
  const clashes = pathClashes(models.keys());
  const problems = [...clashes].map(([id, owner]) => ({
    path: modelFilePath(id),
    message: clashMessage(id, owner),
  }));
  return {
    models: [...models.values()].filter(({ id }) => !clashes.has(id)),
    diagnostics: errorsOf(problems, "clash"),
  };
}

interface NamedCatalog {
  readonly models: readonly NamedModel[];
  /** By model id. */
  readonly exports: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Names all models; again without those whose pinned names can't be, until there is none. */
function nameAll(files: readonly ModelFile[]): NamedCatalog {
  const diagnostics: Diagnostic[] = [];
  let models = files.map(nameModel);
  for (;;) {
    const facts = models.map(modelFacts);
    const exports = planCatalogExports(facts);
    const problems = namingProblems(facts, exports.problems, "");
    if (problems.length === 0) return { models, exports: exports.names, diagnostics };
    diagnostics.push(...errorsOf(problems, "names"));
    const wrong = new Set(problems.map(({ path }) => path));
    models = models.filter(({ file }) => !wrong.has(modelFilePath(file.id)));
  }
}
