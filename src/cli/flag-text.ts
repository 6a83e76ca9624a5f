import { SETTING_KEYS, SETTINGS, type SettingKey } from "../config/settings.js";
import type { SettingFlags } from "./settings.js";
import { shellQuote } from "./shell-quote.js";

/** Flags as they have to be given again, each with a space before it. */
export function flagText(
  { out: output, ...flags }: SettingFlags,
  keys: readonly SettingKey[] = SETTING_KEYS,
): string {
  const given = { ...flags, output };
  return keys
    .flatMap((key) => [given[key] ?? []].flat().map((value) => oneFlag(SETTINGS[key].flag, value)))
    .join("");
}

function oneFlag(flag: string, value: string | boolean): string {
  if (typeof value === "boolean") return value ? ` --${flag}` : ` --no-${flag}`;
  return ` --${flag} ${shellQuote(value)}`;
}
