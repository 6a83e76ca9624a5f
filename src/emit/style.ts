import type { Options } from "prettier";

/** What of a prettier configuration decides where comfygen breaks a line. */
export interface Style {
  /** The longest line, in columns. */
  readonly width: number;
}

/** Prettier's own defaults. */
export const DEFAULT_STYLE: Style = { width: 80 };

/** One level of indentation. */
export const INDENT = "  ";

/** The options that change TypeScript of the kind that comfygen prints, with the only values that it lays out itself. */
const ASSUMED: Readonly<Record<string, unknown>> = {
  bracketSpacing: true,
  checkIgnorePragma: false,
  endOfLine: "lf",
  experimentalOperatorPosition: "end",
  insertPragma: false,
  objectWrap: "preserve",
  quoteProps: "as-needed",
  requirePragma: false,
  semi: true,
  singleQuote: false,
  tabWidth: INDENT.length,
  trailingComma: "all",
  useTabs: false,
};

/** Options for other languages, and for syntax that no client has. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  "$schema",
  "arrowParens",
  "bracketSameLine",
  "embeddedLanguageFormatting",
  "experimentalTernaries",
  "htmlWhitespaceSensitivity",
  "jsxSingleQuote",
  "proseWrap",
  "singleAttributePerLine",
  "vueIndentScriptAndStyle",
]);

/**
 * The style that a prettier configuration asks for; undefined where it asks for more than a style can say, so that only
 * prettier itself can tell what it wants.
 */
export function styleOf({
  printWidth = DEFAULT_STYLE.width,
  ...others
}: Options): Style | undefined {
  // The code of the templates themselves is laid out for any width from the default one on.
  const isPlain =
    printWidth >= DEFAULT_STYLE.width &&
    Object.entries(others).every(
      ([name, value]) => value === undefined || value === ASSUMED[name] || WITHOUT_EFFECT.has(name),
    );
  return isPlain ? { width: printWidth } : undefined;
}
