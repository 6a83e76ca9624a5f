/**
 * What no `export const` of a module can be called, in ES modules or compiled to CommonJS: ECMAScript's and TypeScript's
 * reserved words, strict mode's restricted names, and globals that the compiled module stands on.
 */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  [
    "await break case catch class const continue debugger default delete do else enum export extends false finally for",
    "function if import in instanceof new null return super switch this throw true try typeof var void while with",
    "implements interface let package private protected public static yield",
    "arguments eval",
    "globalThis Infinity NaN undefined Object",
    "exports module require __dirname __filename",
  ].flatMap((line) => line.split(" ")),
);
