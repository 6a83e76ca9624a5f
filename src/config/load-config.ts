import { readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { JsonTextError, parseJsonText } from "../model/json-text.js";
import { describeValue } from "../runtime/describe.js";
import { checkConfig, ConfigError } from "./check-config.js";
import type { Config } from "./config.js";
import { packageConfig, type ConfigPlace } from "./find-config.js";
import { SETTING_KEYS, SETTINGS } from "./settings.js";

/**
 * Reads a configuration. TypeScript is loaded by jiti, on any Node.
 *
 * @param cwd What the paths in it are made relative to, instead of to their file.
 * @throws ConfigError
 */
export async function loadConfig({ folder, paths }: ConfigPlace, cwd: string): Promise<Config> {
  const [path = "", ...others] = paths;
  if (others.length > 0) {
    throw new ConfigError(`only one file may configure comfygen; keep one of ${paths.join(", ")}`);
  }
  const isPackage = basename(path) === "package.json";
  const place = isPackage ? `${path}#/comfygen` : path;
  const value = isPackage ? packageConfig(path) : await readConfigFile(path);
  if (!isObject(value)) {
    const found = describeValue(value);
    throw new ConfigError(`${place}: expected an object of settings, and it is ${found}`);
  }
  const config = checkConfig(value, (key) => `${place}: ${key}`);
  const located = SETTING_KEYS.flatMap((key) => {
    const given = config[key];
    const isGivenPath = SETTINGS[key].isPath && typeof given === "string";
    return isGivenPath ? [[key, relative(cwd, resolve(folder, given)) || "."]] : [];
  });
  return { ...config, ...Object.fromEntries(located) };
}

async function readConfigFile(path: string): Promise<unknown> {
  try {
    if (path.endsWith(".json")) return parseJsonText(readFileSync(path, "utf8"));
    return defaultExport(await importModule(path));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isPlaced = error instanceof ConfigError || error instanceof JsonTextError;
    throw new ConfigError(`${path}: ${isPlaced ? "" : "can't be loaded: "}${message}`);
  }
}

/** As the file is now, not as it was when it was loaded before. */
async function importModule(path: string): Promise<unknown> {
  if (!path.endsWith(".ts")) {
    // CommonJS is kept by the path alone.
    delete createRequire(path).cache[realpathSync(path)];
    return import(`${pathToFileURL(path).href}?${statSync(path).mtimeMs}`);
  }
  const { createJiti } = await import("jiti");
  return createJiti(import.meta.url, { fsCache: false, moduleCache: false }).import(path);
}

function defaultExport(module: unknown): unknown {
  if (isObject(module) && "default" in module) return module.default;
  throw new ConfigError("no default export; write `export default defineConfig({ ... })`");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
