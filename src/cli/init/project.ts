import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CompilerSettings } from "./compiler-settings.js";

/** What a project is like, as far as generated clients have to know. */
export interface Project {
  readonly packageManager: PackageManager;
  /** True where package.json makes `.js` and `.ts` files ES modules. */
  readonly isModulePackage: boolean;
  /** True where package.json lists comfygen. */
  readonly hasComfygen: boolean;
  readonly hasSrc: boolean;
  /** Undefined without a tsconfig.json. */
  readonly typescript: CompilerSettings | undefined;
}

export interface PackageManager {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  /** The file that says so; undefined where none does. */
  readonly saidBy: string | undefined;
}

const LOCK_FILES = [
  ["package-lock.json", "npm"],
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
] as const;

/** Looks at the project that stands in a folder. @throws CommandError where its tsconfig.json can't be read */
export async function findProject(folder: string): Promise<Project> {
  const tsconfig = join(folder, "tsconfig.json");
  return {
    packageManager: findPackageManager(folder),
    isModulePackage: readPackage(folder)["type"] === "module",
    hasComfygen: ["dependencies", "devDependencies"].some((kind) =>
      Object.hasOwn(Object(readPackage(folder)[kind]), "comfygen"),
    ),
    hasSrc: existsSync(join(folder, "src")),
    typescript: existsSync(tsconfig) ? await readTypescript(tsconfig) : undefined,
  };
}

/** Loads the compiler, which takes a while. */
async function readTypescript(tsconfig: string): Promise<CompilerSettings> {
  const { readCompilerOptions } = await import("./compiler-settings.js");
  return readCompilerOptions(tsconfig);
}

/** In a workspace the lock file stands further up. */
function findPackageManager(start: string): PackageManager {
  for (let folder = start; ; folder = dirname(folder)) {
    const declared = String(readPackage(folder)["packageManager"]);
    const named = LOCK_FILES.find(([, name]) => declared.startsWith(`${name}@`));
    if (named) return { name: named[1], saidBy: "package.json" };
    const locked = LOCK_FILES.find(([file]) => existsSync(join(folder, file)));
    if (locked) return { name: locked[1], saidBy: locked[0] };
    if (folder === dirname(folder)) return { name: "npm", saidBy: undefined };
  }
}

/** A package.json that can't be read says nothing. */
function readPackage(folder: string): Readonly<Record<string, unknown>> {
  try {
    const text = readFileSync(join(folder, "package.json"), "utf8");
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
