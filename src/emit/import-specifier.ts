import { posix } from "node:path";

/** How an import of another file of the output ends: `.js` for Node and every bundler, `.ts` for Node without a build. */
export const IMPORT_EXTENSIONS = [".js", ".ts", "none"] as const;

/** How the files of the output import each other: `.js`, `.ts`, or `none` for bundlers. */
export type ImportExtension = (typeof IMPORT_EXTENSIONS)[number];

/** What a file of the output imports another one by. Both are paths below the output folder, with forward slashes. */
export function importSpecifier(from: string, to: string, extension: ImportExtension): string {
  const path = posix.relative(posix.dirname(from), to).replace(/\.ts$/, ending(extension));
  return path.startsWith(".") ? path : `./${path}`;
}

const RUNTIME_IMPORT = /^((?:import|export) [^;]* from "\.\/[a-z-]+)\.js";$/gm;

/** A source of the runtime with its imports ending so. */
export function withImportExtension(source: string, extension: ImportExtension): string {
  return source.replace(RUNTIME_IMPORT, `$1${ending(extension)}";`);
}

function ending(extension: ImportExtension): string {
  return extension === "none" ? "" : extension;
}
