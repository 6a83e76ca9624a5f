import { join, relative } from "node:path";
import process from "node:process";
import type { Config } from "../config/config.js";
import { findConfig, type ConfigPlace } from "../config/find-config.js";
import { isSettingKey, SETTING_KEYS, SETTINGS, type SettingKey } from "../config/settings.js";
import type { OutputOptions } from "../emit/generate.js";

/** What a command works with, wherever it was said. Paths are relative to the working directory, or absolute. */
export interface Settings extends OutputOptions {
  readonly schemas: string;
  readonly out: string;
  /** The configuration that was read, where there is one. */
  readonly configFile: string | undefined;
  /** The flags among it. */
  readonly flags: SettingFlags;
}

/** What was given as flags; `out` is the `output` of a configuration. */
export interface SettingFlags extends Omit<Config, "output"> {
  readonly out?: string | undefined;
}

/**
 * What counts for a command: a flag, else the environment, else the configuration of the project that the working directory
 * is in, else what is usual: folders beside that configuration.
 *
 * @throws ConfigError for what can't be used, whoever said it.
 */
export async function readSettings(
  flags: SettingFlags,
  { cwd = process.cwd(), env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Settings> {
  const place = findConfig(cwd);
  const file = place ? await readConfig(place, cwd) : {};
  const layers: readonly Config[] = [
    { ...flags, output: flags.out },
    await readEnvironment(env),
    file,
  ];
  const pick = <Key extends SettingKey>(key: Key): Config[Key] =>
    layers.find((layer) => layer[key] !== undefined)?.[key];
  const usual = (folder: string) => (place ? join(relative(cwd, place.folder), folder) : folder);
  return {
    schemas: pick("schemas") ?? usual("schemas"),
    out: pick("output") ?? usual("generated"),
    runtime: pick("runtime"),
    importExtension: pick("importExtension"),
    templates: pick("templates"),
    format: pick("format"),
    include: pick("include"),
    exclude: pick("exclude"),
    configFile: place?.paths[0],
    flags,
  };
}

/** Loaded only where a project has one. */
async function readConfig(place: ConfigPlace, cwd: string): Promise<Config> {
  const { loadConfig } = await import("../config/load-config.js");
  return loadConfig(place, cwd);
}

async function readEnvironment(env: NodeJS.ProcessEnv): Promise<Config> {
  const given = SETTING_KEYS.flatMap((key) => {
    const text = env[SETTINGS[key].variable]?.trim();
    return text ? [[key, SETTINGS[key].read(text)] as const] : [];
  });
  if (given.length === 0) return {};
  const { checkConfig } = await import("../config/check-config.js");
  return checkConfig(Object.fromEntries(given), (key) =>
    isSettingKey(key) ? SETTINGS[key].variable : key,
  );
}
