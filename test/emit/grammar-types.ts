import { mkdtempSync, rmSync } from "node:fs";
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { planCatalogExports } from "../../src/emit/exports.js";
import { unformatted } from "../../src/emit/format.js";
import { readRuntime } from "../../src/emit/read-runtime.js";
import { readTemplates } from "../../src/emit/read-templates.js";
import { modelFacts } from "../../src/emit/model-facts.js";
import { modulePath } from "../../src/emit/output-paths.js";
import { planOutput } from "../../src/emit/plan.js";
import { typeName } from "../../src/naming/plan-exports.js";
import type { Checked } from "./grammar-check.js";

/**
 * Generates the modules of these models and compiles them in one run, together with code that hands each model its inputs
 * as literals.
 *
 * @returns What the compiler says, a line each; nothing where all is well.
 */
export async function typeProblems(checked: readonly Checked[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "comfygen-grammar-"));
  try {
    const models = checked.map(({ model }) => model);
    const { names } = planCatalogExports(models.map(modelFacts));
    const files = await planOutput(models, names, {
      templates: readTemplates(),
      runtime: readRuntime(),
      formatting: unformatted,
      importExtension: ".js",
    });
    for (const { model, inputs } of checked) {
      const { id } = model.file;
      const name = names.get(id) ?? "";
      const module = modulePath(id).replace(/\.ts$/, ".js");
      const literals = inputs.map(
        (input, index) => `export const v${index}: ${typeName(name)}Input = ${literal(input)};`,
      );
      files.set(
        `values/${id}.ts`,
        `import type { ${typeName(name)}Input } from "../../${module}";\n${literals.join("\n")}\n`,
      );
    }
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const roots = [...files.keys()].filter((path) => !path.startsWith("runtime/"));
    const program = ts.createProgram(
      roots.map((path) => join(folder, path)),
      {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        target: ts.ScriptTarget.ES2022,
        lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.asynciterable.d.ts"],
        types: [],
        skipDefaultLibCheck: true,
        noEmit: true,
      },
    );
    return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
      const text = file?.text ?? "";
      const line = text.slice(text.lastIndexOf("\n", start) + 1).split("\n", 1)[0] ?? "";
      const path = file?.fileName.slice(folder.length + 1) ?? "";
      return `${path}: ${ts.flattenDiagnosticMessageText(messageText, " ")}: ${line}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In an object literal `__proto__` as it stands would set the prototype. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, part]) => `[${JSON.stringify(key)}]: ${literal(part)}`,
  );
  return `{ ${members.join(", ")} }`;
}
