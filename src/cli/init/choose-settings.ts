import type { Config } from "../../config/config.js";
import type { ImportExtension } from "../../emit/import-specifier.js";
import type { Project } from "./project.js";

/** What fits a project. */
export interface Choice {
  /** What differs from what is usual. */
  readonly config: Config;
  /** What was chosen and why, a line each. */
  readonly reasons: readonly string[];
  /** False where code that waits has to stand in a function. */
  readonly topLevelAwait: boolean;
}

/** Chooses what generated clients are to be like. Pure. */
export function chooseSettings({ hasSrc, typescript, ...rest }: Project): Choice {
  const [importExtension, because] = extensionFor(typescript);
  const output = hasSrc ? "src/generated" : undefined;
  return {
    config: {
      ...(output === undefined ? {} : { output }),
      ...(importExtension === ".js" ? {} : { importExtension }),
    },
    reasons: [
      `clients in ${output ?? "generated"}/${hasSrc ? ", since there is a folder src" : ""} (\`output\`)`,
      `imports ${importExtension === "none" ? "have no extension" : `end in ${importExtension}`}, since ${because} (\`importExtension\`)`,
    ],
    topLevelAwait: canAwait({ hasSrc, typescript, ...rest }),
  };
}

function extensionFor(typescript: Project["typescript"]): [ImportExtension, string] {
  if (!typescript)
    return [".ts", "without a tsconfig.json there may be no build, and Node needs none"];
  const { allowsTsExtensions, resolution, module } = typescript;
  if (allowsTsExtensions) return [".ts", "tsconfig.json allows it"];
  if (resolution === "bundler") return ["none", "a bundler resolves them"];
  return [".js", module === undefined ? "that is right for Node" : `module is ${module}`];
}

function canAwait({ typescript, isModulePackage }: Project): boolean {
  if (!typescript) return isModulePackage;
  const { allowsTopLevelAwait, resolution } = typescript;
  return allowsTopLevelAwait && (resolution !== "node" || isModulePackage);
}
