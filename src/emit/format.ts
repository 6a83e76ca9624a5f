import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { Options } from "prettier";
import { formatConfigAbove } from "./format-config.js";
import { FormatError } from "./format-error.js";
import { DEFAULT_STYLE, styleOf, type Style } from "./style.js";
import type { Page } from "./template.js";

/** Told without loading prettier, which takes longer than all the rest where nothing changed. */
const { version } = createRequire(import.meta.url)("prettier/package.json") as {
  readonly version: string;
};

/** How files of the output are formatted. */
export interface Formatting {
  /** The format of a file, by its path below the output folder. */
  readonly formatOf: (path: string) => Promise<FileFormat>;
  /** Stands for how a file is formatted; undefined where nothing can. */
  readonly fingerprint: (path: string) => Promise<string | undefined>;
}

export interface FileFormat {
  /** How code in the file is to be laid out. */
  readonly style: Style;
  /** The text of the file. */
  readonly format: (page: Page) => Promise<string>;
}

/** Leaves files as the templates make them. */
export const unformatted: Formatting = {
  formatOf: async () => ({ style: DEFAULT_STYLE, format: async ({ text }) => text }),
  fingerprint: async () => "unformatted",
};

/**
 * Prettier with the configuration that applies where each file is going to stand, `.editorconfig` included, so that the
 * project's own check passes. What is laid out in the wanted style already is left alone: that prettier would change
 * nothing is what `test/emit/laid-out.test.ts` shows. Configuration within the output folder's own folders does not count.
 *
 * @param outDir The output folder, which need not exist.
 */
export function prettierFormatting(outDir: string): Formatting {
  let found: ReturnType<typeof findOptions> | undefined;
  const optionsOf = (filepath: string) =>
    configured(async () => (await (found ??= findOptions(outDir)))(filepath));
  return {
    async formatOf(path) {
      const filepath = join(outDir, path);
      const options = await optionsOf(filepath);
      const style = styleOf(options);
      return {
        style: style ?? DEFAULT_STYLE,
        format: async ({ text, isLaidOut }) =>
          style && isLaidOut
            ? text
            : configured(async () =>
                (await import("prettier")).format(text, { ...options, filepath }),
              ),
      };
    },
    async fingerprint(path) {
      // What they are for each file, and not the text of the configuration: that may be code, and may import other files.
      const options = await optionsOf(join(outDir, path));
      // A plugin does whatever it does, and says nowhere when it does it in another way.
      return options.plugins === undefined ? JSON.stringify([version, options]) : undefined;
    },
  };
}

/** What configures prettier for the files of the output, by the path of each. */
async function findOptions(outDir: string): Promise<(filepath: string) => Promise<Options>> {
  const { prettier: mayHaveConfig, editorconfig } = formatConfigAbove(resolve(outDir));
  if (!mayHaveConfig && !editorconfig) return async () => ({});
  const prettier = await import("prettier");
  // It keeps what it read, and a process that watches runs for days.
  await prettier.clearConfigCache();
  // Asked for each file, the search for it would take longer than all the rest.
  const config = await prettier.resolveConfigFile(join(outDir, "client.ts"));
  if (config === null && !editorconfig) return async () => ({});
  const search = config === null ? {} : { config };
  return async (filepath) =>
    (await prettier.resolveConfig(filepath, { ...search, editorconfig })) ?? {};
}

/** @throws FormatError for whatever goes wrong, but for a SyntaxError of what is formatted. */
async function configured<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || isSyntaxError(error)) throw error;
    throw new FormatError(error.message);
  }
}

/** True for what prettier throws at a text that is no TypeScript: it says where. */
export function isSyntaxError(error: unknown): error is Error & { loc: unknown } {
  return error instanceof Error && error.name === "SyntaxError" && "loc" in error;
}
