import { describeValue } from "../runtime/describe.js";
import { suggest } from "../runtime/suggest.js";
import type { Config } from "./config.js";
import { isSettingKey, SETTING_KEYS, SETTINGS } from "./settings.js";

/** A configuration that can't be used: where it stands, what is wrong, and what to do. */
export class ConfigError extends Error {
  override get name(): string {
    return "ConfigError";
  }
}

/**
 * Settings as a configuration, once they are one.
 *
 * @param nameOf What messages call a setting.
 * @throws ConfigError naming everything that is wrong.
 */
export function checkConfig(
  settings: Readonly<Record<string, unknown>>,
  nameOf: (key: string) => string,
): Config {
  const problems = Object.entries(settings).flatMap(([key, value]) => {
    const problem = problemOf(key, value);
    return problem === undefined ? [] : [`${nameOf(key)}: ${problem}`];
  });
  if (problems.length > 0) throw new ConfigError(problems.join("\n"));
  return settings;
}

function problemOf(key: string, value: unknown): string | undefined {
  if (!isSettingKey(key)) {
    const ofFlag = SETTING_KEYS.find((known) => SETTINGS[known].flag === key);
    const meant = ofFlag ?? suggest(key, SETTING_KEYS);
    const hint =
      meant === undefined ? `there are ${SETTING_KEYS.join(", ")}` : `did you mean ${meant}?`;
    return `no such setting; ${hint}`;
  }
  const { expected, accepts } = SETTINGS[key];
  if (value === undefined || accepts(value)) return undefined;
  return `expected ${expected}, and it is ${describeValue(value)}`;
}
