import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Which kinds of configuration may say how files in a folder are formatted. */
export interface FormatConfig {
  readonly prettier: boolean;
  readonly editorconfig: boolean;
}

/**
 * Goes by the names of files in the folder and in all above it. Where there is neither, prettier need not be loaded to learn
 * that nothing configures it.
 *
 * @param folder Absolute; need not exist.
 */
export function formatConfigAbove(folder: string): FormatConfig {
  const parent = dirname(folder);
  const above =
    parent === folder ? { prettier: false, editorconfig: false } : formatConfigAbove(parent);
  const names = namesIn(folder);
  // What can't be listed may hold either.
  if (names === undefined) return { prettier: true, editorconfig: true };
  return {
    prettier: above.prettier || names.some((name) => mayConfigurePrettier(folder, name)),
    editorconfig: above.editorconfig || names.includes(".editorconfig"),
  };
}

/** https://prettier.io/docs/configuration lists the names. */
function mayConfigurePrettier(folder: string, name: string): boolean {
  return name === "package.json"
    ? namesPrettier(join(folder, name))
    : /^(?:\.prettierrc|prettier\.config\.|package\.yaml$)/.test(name);
}

/** A package that does not say how it is formatted is the usual one. What is no JSON is left to prettier. */
function namesPrettier(packageFile: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(readFileSync(packageFile, "utf8")), "prettier");
  } catch {
    return true;
  }
}

/** Undefined where they can't be listed. */
function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing ? [] : undefined;
  }
}
