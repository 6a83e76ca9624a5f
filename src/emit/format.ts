import { join } from "node:path";

/** Formats a file of the output: its path below the output folder, and its text. */
export type Format = (path: string, text: string) => Promise<string>;

/** Leaves the text as the template made it. */
export const unformatted: Format = async (_, text) => text;

/**
 * Prettier with the configuration that applies where each file is going to stand, `.editorconfig` included, so that the
 * project's own check passes. Prettier is loaded at the first use.
 *
 * @param outDir The output folder, which need not exist.
 */
export function prettierFormat(outDir: string): Format {
  return async (path, text) => {
    const prettier = await import("prettier");
    const filepath = join(outDir, path);
    const config = await prettier.resolveConfig(filepath, { editorconfig: true });
    return prettier.format(text, { ...config, filepath });
  };
}
