import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FileProblem } from "../intake/model-files.js";
import { compareOutput, type Differences, type PlannedFile } from "./compare.js";
import { contentHash } from "./content-hash.js";
import { fingerprintOf } from "./fingerprint.js";
import { prettierFormatting, unformatted } from "./format.js";
import type { ImportExtension } from "./import-specifier.js";
import { EMPTY_MEMORY } from "./memory.js";
import { diagnosticsOf, type ModelDiagnostic } from "./model-facts.js";
import { memoryPath, readMemory, writeMemory } from "./memory-file.js";
import type { CatalogOptions, NamedCatalog } from "./name-catalog.js";
import { exportNameOf, listModels } from "./listed.js";
import { modulePath, otherPaths } from "./output-paths.js";
import type { Printer, PrinterOptions } from "./printer.js";
import { readCatalog } from "./read-catalog.js";
import { readRuntime } from "./read-runtime.js";
import { readTemplates } from "./read-templates.js";
import type { ModelSelection } from "./select-models.js";
import { writeOutput } from "./write.js";

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

export interface GenerateOptions extends OutputOptions, CatalogOptions {
  /** Only these models' modules, and what the output lacks; nothing is removed. All models where it is empty or absent. */
  readonly ids?: readonly string[];
  /** Takes what earlier runs found out about the same content for granted, and remembers what this one does. */
  readonly remember?: boolean;
  /** Told how many files of the output have been made or compared, before each. */
  readonly onFile?: (done: number, total: number) => void;
}

/** An output that was compared with what is there, and not yet written. */
export interface Generation extends Differences {
  /** What the files that changed are to hold: path below the output folder -> text. */
  readonly planned: ReadonlyMap<string, string>;
  /** Ids of models whose names are computed, since their files lack some. */
  readonly unpinned: readonly string[];
  readonly diagnostics: readonly ModelDiagnostic[];
  /** What is wrong with models that nothing was generated for; empty unless told to keep going. */
  readonly problems: readonly FileProblem[];
  /** Makes the output folder what was planned. @throws Error of the file system. */
  readonly write: () => void;
}

/**
 * Plans the whole output of a schemas folder, and compares it with what is there. Nothing is written.
 *
 * @throws GenerationError naming every file that is wrong, TemplateError, or an Error of the file system.
 */
export async function generate(options: GenerateOptions): Promise<Generation> {
  const { schemasDir, outDir, ids = [], remember = false } = options;
  const templates = readTemplates(options.templates);
  const runtime = options.runtime ?? readRuntime();
  const importExtension = options.importExtension ?? ".js";
  const formatting = options.format === false ? unformatted : prettierFormatting(outDir);

  const fingerprint = remember
    ? fingerprintOf([templates, [...runtime], importExtension])
    : undefined;
  const path = memoryPath(schemasDir, outDir);
  const memory = fingerprint === undefined ? EMPTY_MEMORY : readMemory(path, fingerprint);

  const catalog = await readCatalog(options, memory.facts);
  const all = await planFiles(catalog, { templates, runtime, formatting, importExtension });
  const files = ids.length === 0 ? all : limitTo(new Set(ids.map(modulePath)), all, outDir);
  const kept = new Set(catalog.kept.map((module) => module.path));
  const { hashes, ...found } = await compareOutput(
    outDir,
    files,
    memory.texts,
    kept,
    options.onFile,
  );
  const comparison = ids.length === 0 ? found : { ...found, stale: [] };

  const { models, problems } = catalog;
  return {
    ...comparison,
    problems,
    unpinned: models.filter(({ facts }) => !facts.arePinned).map(({ id }) => id),
    diagnostics: models.flatMap(({ facts }) => diagnosticsOf(facts)),
    write: () => {
      writeOutput(outDir, comparison);
      const facts = new Map(models.map((model) => [model.hash, model.facts]));
      if (fingerprint !== undefined && ids.length === 0)
        writeMemory(path, { facts, texts: hashes }, memory, fingerprint);
    },
  };
}

/** All files of the output. What prints them is loaded when there is something to print. */
async function planFiles(
  { models, exports, kept }: NamedCatalog,
  options: PrinterOptions,
): Promise<Map<string, PlannedFile>> {
  let loaded: Promise<Printer> | undefined;
  const printer = () =>
    (loaded ??= import("./printer.js").then(({ createPrinter }) => createPrinter(options)));
  const madeOf = async (path: string, content: string) => {
    const format = await options.formatting.fingerprint(path);
    return format && contentHash(JSON.stringify([path, content, format]));
  };
  const files = new Map<string, PlannedFile>();
  for (const { id, hash, model } of models) {
    const exportName = exportNameOf(id, exports);
    const path = modulePath(id);
    files.set(path, {
      madeOf: await madeOf(path, `${hash} ${exportName}`),
      print: async () => (await printer()).module(model(), exportName),
    });
  }
  const listed = listModels(
    models.map(({ facts }) => facts),
    exports,
    kept,
  );
  const list = contentHash(JSON.stringify(listed));
  for (const path of otherPaths(options.runtime)) {
    files.set(path, {
      madeOf: await madeOf(path, list),
      print: async () => (await printer()).other(path, listed),
    });
  }
  return files;
}

/** What a limited run looks at: all but the modules of other models, unless they are missing; the index needs those. */
function limitTo(
  modules: ReadonlySet<string>,
  files: ReadonlyMap<string, PlannedFile>,
  outDir: string,
): Map<string, PlannedFile> {
  return new Map(
    [...files].filter(
      ([path]) =>
        !path.startsWith("models/") || modules.has(path) || !existsSync(join(outDir, path)),
    ),
  );
}
