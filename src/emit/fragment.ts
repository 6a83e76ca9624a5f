import { printString } from "./literal.js";

/**
 * A piece of generated text that is safe where it stands. Templates can print nothing else, so text from a schema reaches
 * the output only through one of the functions below.
 */
export class Fragment {
  readonly text: string;
  /** True where prettier would leave it as it is. */
  readonly isLaidOut: boolean;

  /** For the functions of this file alone: `text` is printed as it is. */
  constructor(text: string, isLaidOut: boolean) {
    this.text = text;
    this.isLaidOut = isLaidOut;
  }
}

/**
 * Text that comfygen itself made: types, literals, expressions.
 *
 * @param isLaidOut True where its lines are broken as prettier breaks them.
 */
export function code(text: string, isLaidOut = true): Fragment {
  return new Fragment(text, isLaidOut && hasPlainWidth(text));
}

/** A string literal with `value`, whatever it is. */
export function string(value: string): Fragment {
  return code(printString(value));
}

/** A name as it stands. @throws Error where `name` is no identifier, which is a bug in the naming. */
export function identifier(name: string): Fragment {
  if (!/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name)) throw new Error(`not an identifier: ${name}`);
  return code(name);
}

/**
 * A documentation comment of these lines, on one line where there is one that is short.
 *
 * @param indentation Of the lines behind the first.
 */
export function docComment(lines: readonly string[], indentation = ""): Fragment {
  const [first = ""] = lines;
  // Prettier leaves the words of comments alone.
  if (lines.length === 1 && first.length <= 90) return new Fragment(`/** ${first} */`, true);
  const text = ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join(
    `\n${indentation}`,
  );
  return new Fragment(text, true);
}

/** Pieces, and code of comfygen's own between them, one behind the other. */
export function joined(parts: readonly (Fragment | string)[]): Fragment {
  const pieces = parts.map((part) => (typeof part === "string" ? code(part) : part));
  return new Fragment(
    pieces.map(({ text }) => text).join(""),
    pieces.every(({ isLaidOut }) => isLaidOut),
  );
}

/** How wide other characters are, wide ones and those that combine, only prettier itself can tell. */
function hasPlainWidth(text: string): boolean {
  return !/[^\n\t\x20-\x7e]/.test(text);
}
