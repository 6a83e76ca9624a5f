import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const FILES = ["ts", "js", "mjs", "json"].map((extension) => `comfygen.config.${extension}`);

/** Where a project's configuration stands. */
export interface ConfigPlace {
  /** The folder that paths in it are relative to. */
  readonly folder: string;
  /** Every file in the folder that holds one; there should not be two. */
  readonly paths: readonly string[];
}

/**
 * Looks for a configuration in a folder and those above it, up to the first that holds a package.json. Without one this
 * costs a few calls of the file system; nothing is loaded.
 *
 * @param start An absolute path.
 */
export function findConfig(start: string): ConfigPlace | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const packageFile = join(folder, "package.json");
    const isPackage = existsSync(packageFile);
    const paths = FILES.map((file) => join(folder, file)).filter((path) => existsSync(path));
    if (isPackage && packageConfig(packageFile) !== undefined) paths.push(packageFile);
    if (paths.length > 0) return { folder, paths };
    if (isPackage || folder === dirname(folder)) return undefined;
  }
}

/** Every path at which a configuration could stand that {@link findConfig} would find. */
export function configPaths(start: string): string[] {
  const paths = [...FILES, "package.json"].map((file) => join(start, file));
  const isLast = existsSync(join(start, "package.json")) || start === dirname(start);
  return isLast ? paths : [...paths, ...configPaths(dirname(start))];
}

/** What stands under `comfygen` in a package.json; a file that can't be read is not ours to complain about. */
export function packageConfig(path: string): unknown {
  try {
    const text = readFileSync(path, "utf8");
    if (!text.includes('"comfygen"')) return undefined;
    const { comfygen } = JSON.parse(text) as { comfygen?: unknown };
    return comfygen;
  } catch {
    return undefined;
  }
}
