import { printString } from "./literal.js";

/**
 * A piece of generated text that is safe where it stands. Templates can print nothing else, so text from a schema reaches
 * the output only through one of the functions below.
 */
export class Fragment {
  readonly text: string;

  /** For the functions of this file alone: `text` is printed as it is. */
  constructor(text: string) {
    this.text = text;
  }
}

/** Text that comfygen itself made: types, literals, expressions. */
export function code(text: string): Fragment {
  return new Fragment(text);
}

/** A string literal with `value`, whatever it is. */
export function string(value: string): Fragment {
  return new Fragment(printString(value));
}

/** A name as it stands. @throws Error where `name` is no identifier, which is a bug in the naming. */
export function identifier(name: string): Fragment {
  if (!/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name)) throw new Error(`not an identifier: ${name}`);
  return new Fragment(name);
}

/** A documentation comment of these lines, on one line where there is one that is short. */
export function docComment(lines: readonly string[]): Fragment {
  const [first = ""] = lines;
  if (lines.length === 1 && first.length <= 90) return new Fragment(`/** ${first} */`);
  return new Fragment(["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n"));
}
