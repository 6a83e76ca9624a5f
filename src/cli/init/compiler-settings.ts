import { dirname } from "node:path";
import { ts } from "ts-morph";
import { CommandError, EXIT } from "../exit-status.js";

/** What a tsconfig.json says of modules, with all that it extends. */
export interface CompilerSettings {
  /** As tsconfig.json spells it, lower-cased: `nodenext`; undefined where it does not say. */
  readonly module: string | undefined;
  /** `node`: imports have the extensions of Node's ES modules. */
  readonly resolution: "node" | "bundler" | "unknown";
  /** Imports may end in `.ts`. */
  readonly allowsTsExtensions: boolean;
  /** False where the compiler refuses `await` outside functions, whatever the package is. */
  readonly allowsTopLevelAwait: boolean;
}

/** @throws CommandError where the file can't be read. */
export function readCompilerOptions(path: string): CompilerSettings {
  const { config, error } = ts.readConfigFile(path, (file) => ts.sys.readFile(file));
  // Its files are of no interest, and may be many.
  const host = { ...ts.sys, readDirectory: () => [] };
  const { options, errors } = ts.parseJsonConfigFileContent(config, host, dirname(path));
  const problem = error ?? errors.find(({ code }) => code !== NO_INPUTS);
  if (problem) {
    const message = ts.flattenDiagnosticMessageText(problem.messageText, " ");
    throw new CommandError(EXIT.configuration, `${path}: ${message}`);
  }
  const { module, moduleResolution, target } = options;
  const isNode = isNodeModule(module);
  return {
    module: module === undefined ? undefined : ts.ModuleKind[module]?.toLowerCase(),
    resolution: resolutionOf(module, moduleResolution),
    allowsTsExtensions:
      options.allowImportingTsExtensions === true ||
      options.rewriteRelativeImportExtensions === true,
    allowsTopLevelAwait:
      (isNode || (module !== undefined && module >= ts.ModuleKind.ES2022)) &&
      (target === undefined ? isNode : target >= ts.ScriptTarget.ES2017),
  };
}

/** "No inputs were found": none were looked for. */
const NO_INPUTS = 18003;

function isNodeModule(module: ts.ModuleKind | undefined): boolean {
  return module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext;
}

function resolutionOf(
  module: ts.ModuleKind | undefined,
  given: ts.ModuleResolutionKind | undefined,
): CompilerSettings["resolution"] {
  if (given === ts.ModuleResolutionKind.Bundler) return "bundler";
  if (given !== undefined) {
    return given >= ts.ModuleResolutionKind.Node16 ? "node" : "unknown";
  }
  if (module === ts.ModuleKind.Preserve) return "bundler";
  return isNodeModule(module) ? "node" : "unknown";
}
