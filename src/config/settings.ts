import type { Config } from "./config.js";

/** What values a setting takes. */
export interface Kind {
  /** In words. */
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  /** The value that a text of the environment stands for; the text itself where it stands for none. */
  readonly read: (text: string) => unknown;
  /** True for paths. */
  readonly isPath?: boolean;
}

const text: Kind = { expected: "a string", accepts: isText, read: (given) => given };

const path: Kind = { expected: "a path", accepts: isText, read: (given) => given, isPath: true };

const extension: Kind = {
  expected: '".js", ".ts" or "none"',
  accepts: (value) => value === ".js" || value === ".ts" || value === "none",
  read: (given) => given,
};

const onOff: Kind = {
  expected: "true or false",
  accepts: (value) => typeof value === "boolean",
  read: (given) => (given === "true" || given === "false" ? given === "true" : given),
};

const globs: Kind = {
  expected: "a list of globs",
  accepts: (value) => Array.isArray(value) && value.every(isText),
  read: (given) => given.split(/\s+/),
};

export interface Setting extends Kind {
  /** Its flag, without the dashes. */
  readonly flag: string;
  /** Its environment variable. */
  readonly variable: string;
}

/** Every setting by its key in a configuration. */
export const SETTINGS: { readonly [Key in keyof Config]-?: Setting } = {
  schemas: { ...path, flag: "schemas", variable: "COMFYGEN_SCHEMAS" },
  output: { ...path, flag: "out", variable: "COMFYGEN_OUT" },
  runtime: { ...text, flag: "runtime", variable: "COMFYGEN_RUNTIME" },
  importExtension: {
    ...extension,
    flag: "import-extension",
    variable: "COMFYGEN_IMPORT_EXTENSION",
  },
  templates: { ...path, flag: "templates", variable: "COMFYGEN_TEMPLATES" },
  format: { ...onOff, flag: "format", variable: "COMFYGEN_FORMAT" },
  include: { ...globs, flag: "include", variable: "COMFYGEN_INCLUDE" },
  exclude: { ...globs, flag: "exclude", variable: "COMFYGEN_EXCLUDE" },
};

export type SettingKey = keyof Config;

export const SETTING_KEYS = Object.keys(SETTINGS).filter(isSettingKey);

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
