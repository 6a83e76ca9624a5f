import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Project, ts } from "ts-morph";
import { planCatalogExports } from "../../emit/exports.js";
import { unformatted } from "../../emit/format.js";
import { modelFacts } from "../../emit/model-facts.js";
import { planOutput } from "../../emit/plan.js";
import { readRuntime } from "../../emit/read-runtime.js";
import { readTemplates } from "../../emit/read-templates.js";
import { slashed } from "../../model/slash-path.js";
import type { NamedModel } from "../../naming/name-model.js";

/** The user's code, type-checked against the clients of certain models, whatever the output folder holds. */
export interface Code {
  readonly service: ts.LanguageService;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** The user's own files that were asked for: no clients, nothing installed. */
  readonly files: readonly ts.SourceFile[];
  /** A file of the clients, by its path below the output folder. */
  readonly generated: (path: string) => ts.SourceFile | undefined;
  /** The export of each model by its id. */
  readonly exports: ReadonlyMap<string, string>;
}

/** Where the clients stand, and the folder of own templates where they are made by any. */
export interface ClientsPlace {
  readonly out: string;
  readonly templates?: string | undefined;
}

/**
 * Opens code together with the clients of these models, which are held in memory and hide those in the output folder. The
 * `tsconfig.json` nearest to the output folder applies. Nothing is written.
 *
 * @param globs What to open; without any all files of the `tsconfig.json`.
 * @param texts Files to take as if they held these texts, by absolute path.
 */
export async function openCode(
  models: readonly NamedModel[],
  clients: ClientsPlace,
  globs: readonly string[],
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<Code> {
  const out = resolve(clients.out);
  const config = nearestConfig(out);
  const project = new Project({
    ...(config === undefined
      ? {
          compilerOptions: {
            module: ts.ModuleKind.NodeNext,
            target: ts.ScriptTarget.ES2022,
            strict: true,
          },
        }
      : { tsConfigFilePath: config }),
    skipAddingFilesFromTsConfig: globs.length > 0,
  });
  if (globs.length > 0) project.addSourceFilesAtPaths([...globs]);
  const { names } = planCatalogExports(models.map(modelFacts));
  const planned = await planOutput(models, names, {
    templates: readTemplates(clients.templates),
    runtime: readRuntime(),
    formatting: unformatted,
    importExtension: ".js",
  });
  for (const [path, text] of planned) {
    project.createSourceFile(join(out, path), text, { overwrite: true });
  }
  for (const [path, text] of texts) project.createSourceFile(path, text, { overwrite: true });
  project.resolveSourceFileDependencies();
  const program = project.getProgram().compilerObject;
  const isUsers = (path: string) =>
    !path.startsWith(`${slashed(out)}/`) && !path.includes("/node_modules/");
  return {
    service: project.getLanguageService().compilerObject,
    program,
    checker: program.getTypeChecker(),
    files: program
      .getSourceFiles()
      .filter((file) => !file.isDeclarationFile && isUsers(file.fileName)),
    generated: (path) => program.getSourceFile(slashed(join(out, path))),
    exports: names,
  };
}

function nearestConfig(folder: string): string | undefined {
  const path = join(folder, "tsconfig.json");
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? undefined : nearestConfig(dirname(folder));
}
