import { planCatalogExports } from "../../src/emit/exports.js";
import { prettierFormatting } from "../../src/emit/format.js";
import type { GenerateOptions } from "../../src/emit/generate.js";
import { modelFacts } from "../../src/emit/model-facts.js";
import { planOutput } from "../../src/emit/plan.js";
import { readRuntime } from "../../src/emit/read-runtime.js";
import { readTemplates } from "../../src/emit/read-templates.js";
import { readModelFiles } from "../../src/intake/model-files.js";
import { nameModel } from "../../src/naming/name-model.js";

/** Every file that `generate` would make, whatever is there already. */
export async function wholeOutput({
  schemasDir,
  outDir,
  runtime,
}: Pick<GenerateOptions, "schemasDir" | "outDir" | "runtime">): Promise<Map<string, string>> {
  const models = readModelFiles(schemasDir).files.map(nameModel);
  return planOutput(models, planCatalogExports(models.map(modelFacts)).names, {
    templates: readTemplates(),
    runtime: runtime ?? readRuntime(),
    formatting: prettierFormatting(outDir),
    importExtension: ".js",
  });
}
