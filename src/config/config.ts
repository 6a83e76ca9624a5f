import type { ImportExtension } from "../emit/import-specifier.js";

/**
 * What `comfygen.config.ts` (`.js`, `.mjs`, `.json`) holds, or `comfygen` in package.json. Paths are relative to that file.
 * A flag of the command line wins over the environment, and the environment over this.
 */
export interface Config {
  /** The folder of the model files. @defaultValue `"schemas"` */
  readonly schemas?: string | undefined;
  /** The folder of the generated clients. @defaultValue `"generated"` */
  readonly output?: string | undefined;
  /** The import specifier of a shared runtime, such as `comfygen/runtime`. Without one the output holds a copy. */
  readonly runtime?: string | undefined;
  /** How imports between the generated files end. @defaultValue `".js"` */
  readonly importExtension?: ImportExtension | undefined;
  /** A folder of own templates, as `comfygen templates eject` writes it; comfygen's are taken for those that it lacks. */
  readonly templates?: string | undefined;
  /** Whether prettier formats the output, with the configuration that the project has for it. @defaultValue `true` */
  readonly format?: boolean | undefined;
  /** Globs over model ids: only these have clients. */
  readonly include?: readonly string[] | undefined;
  /** Globs over model ids: these have no clients. Wins over `include`. */
  readonly exclude?: readonly string[] | undefined;
}

/** Gives a configuration its type: `export default defineConfig({ ... })`. It is returned as it is. */
export function defineConfig(config: Config): Config {
  return config;
}
