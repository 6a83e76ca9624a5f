/** A title, taken apart. */
export interface Title {
  /** The words before the trailing parenthesis, lower-cased. */
  readonly words: readonly string[];
  /** The words within the trailing parenthesis, lower-cased. */
  readonly parenthesis: readonly string[];
  /** False where `words` says less than the title: letters were left out (Chinese, Cyrillic, ß), or there are no words. */
  readonly usable: boolean;
}

/** The words of a title, each lower-cased whole: `LoRA Weight` -> lora, weight. */
export function readTitle(title: string): Title {
  const { outside, inside } = splitParenthesis(foldToAscii(title).trimEnd());
  const words = lowerCase(outside.match(/[A-Za-z0-9]+/g));
  return {
    words,
    parenthesis: lowerCase(inside.match(/[A-Za-z0-9]+/g)),
    usable: words.length > 0 && !/[^\P{L}A-Za-z]/u.test(outside),
  };
}

/**
 * The words of a wire key, lower-cased. A key is also split between a lower-case letter or digit and an upper-case letter:
 * `aspect_ratio` -> aspect, ratio; `imageURL` -> image, url.
 */
export function keyWords(key: string): string[] {
  return lowerCase(foldToAscii(key).match(/[A-Z]+[a-z0-9]*|[a-z0-9]+/g));
}

/** `["aspect", "ratio"]` -> `aspectRatio`. No words give an empty string. */
export function camelCase(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? word : capitalize(word))).join("");
}

/** `startImage` -> `StartImage`. What starts with no letter stays as it is. */
export function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * Accents go, and full-width or ligature letters become ASCII. Marks are dropped before as well: to normalize a long run of
 * them takes quadratic time.
 */
function foldToAscii(text: string): string {
  const marks = /\p{M}+/gu;
  return text.replace(marks, "").normalize("NFKD").replace(marks, "");
}

function splitParenthesis(text: string): { outside: string; inside: string } {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ")") depth++;
    if (text[at] === "(") depth--;
    if (depth === 0) {
      if (text[at] !== "(") break;
      return { outside: text.slice(0, at), inside: text.slice(at) };
    }
  }
  return { outside: text, inside: "" };
}

/** Only ASCII gets here, so no locale and no special casing has a say. */
function lowerCase(words: readonly string[] | null): string[] {
  return (words ?? []).map((word) => word.toLowerCase());
}
