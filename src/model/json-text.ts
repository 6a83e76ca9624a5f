import type { Json } from "./json.js";

/** Objects and arrays within each other; the deepest published schema that was seen needs 20. */
export const MAX_DEPTH = 256;
/** Objects and arrays in one text: read, each takes some 100 bytes, however few it has there. */
export const MAX_CONTAINERS = 5_000_000;
const SHOWN = 60;

/** Text that is no JSON, or nests too deep: what is wrong, and where. */
export class JsonTextError extends Error {
  override get name(): string {
    return "JsonTextError";
  }
}

/**
 * Reads JSON of a bounded depth. The time is linear in the text.
 *
 * @throws JsonTextError with line, column and the line itself.
 */
export function parseJsonText(text: string): Json {
  const source = text.replace(/^\ufeff/, "");
  const excess = firstExcess(source);
  if (excess) throw new JsonTextError(`${placeOf(source, excess.at).words}: ${excess.what}`);
  try {
    return JSON.parse(source) as Json;
  } catch {
    const { words, line } = placeOf(source, firstNoJson(source));
    throw new JsonTextError(`not JSON: ${words} is unexpected\n${line}`);
  }
}

/** Where a bracket opens one level, or one object or array, too many. Brackets within strings do not count. */
function firstExcess(text: string): { at: number; what: string } | undefined {
  if (!hasManyBrackets(text)) return undefined;
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = readString(text, at).end - 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (code !== 0x5b && code !== 0x7b) continue;
    depth += 1;
    containers += 1;
    if (depth > MAX_DEPTH)
      return { at, what: `nests deeper than ${MAX_DEPTH} levels; no schema needs that` };
    if (containers > MAX_CONTAINERS)
      return { at, what: `over ${MAX_CONTAINERS} objects and arrays; no catalogue holds as many` };
  }
  return undefined;
}

/** True where there are enough for one level too many, which is seldom, and quickly seen. */
function hasManyBrackets(text: string): boolean {
  const bracket = /[[{]/g;
  for (let count = 0; count <= MAX_DEPTH; count += 1) if (!bracket.test(text)) return false;
  return true;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Reads a string from its opening quote; `end` is behind its closing one, or where it stops being JSON. */
function readString(text: string, start: number): { complete: boolean; end: number } {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { complete: true, end: at + 1 };
    if (code < 0x20) return { complete: false, end: at };
    if (code !== BACKSLASH) continue;
    const length = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at, at + 6))?.[0].length;
    if (length === undefined) return { complete: false, end: at };
    at += length - 1;
  }
  return { complete: false, end: text.length };
}

const SCALAR = /^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)$/;
const LONGEST_CHECKED = 1000;

/** Reads what is neither a string nor a bracket, up to whatever ends it. */
function readScalar(text: string, start: number): { complete: boolean; end: number } {
  let end = start;
  while (end < text.length && /[A-Za-z0-9+.-]/.test(text.charAt(end))) end += 1;
  const isLong = end - start > LONGEST_CHECKED;
  const complete = isLong || SCALAR.test(text.slice(start, end));
  return { complete, end: complete ? end : start };
}

type Expected = "value" | "first item" | "first key" | "key" | "colon" | "comma" | "end";

/** Where a text stops being JSON. Node's own messages say it in another way in every version, and not always. */
function firstNoJson(text: string): number {
  const closers: string[] = [];
  let expected: Expected = "value";
  for (let at = 0; ;) {
    while (at < text.length && " \t\n\r".includes(text.charAt(at))) at += 1;
    const char = text.charAt(at);
    const next = follow(expected, char, closers);
    if (char === "" || next === undefined) return at;
    expected = next;
    if ("{}[],:".includes(char)) {
      at += 1;
    } else {
      const token = char === '"' ? readString(text, at) : readScalar(text, at);
      at = token.end;
      if (!token.complete) return at;
    }
  }
}

function follow(expected: Expected, char: string, closers: string[]): Expected | undefined {
  const closer = closers.at(-1);
  const isValue = expected === "value" || expected === "first item";
  const afterValue = (): Expected => (closers.length === 0 ? "end" : "comma");
  switch (char) {
    case "}":
    case "]": {
      const isEmpty = expected === "first key" || expected === "first item";
      if (char !== closer || !(isEmpty || expected === "comma")) return undefined;
      closers.pop();
      return afterValue();
    }
    case ",":
      if (expected !== "comma") return undefined;
      return closer === "}" ? "key" : "value";
    case ":":
      return expected === "colon" ? "value" : undefined;
    case "{":
    case "[":
      if (!isValue) return undefined;
      closers.push(char === "{" ? "}" : "]");
      return char === "{" ? "first key" : "first item";
    case '"':
      if (expected === "key" || expected === "first key") return "colon";
      return isValue ? afterValue() : undefined;
    default:
      return isValue ? afterValue() : undefined;
  }
}

/** A place for people: line and column from 1, and the line itself, cut around the place, with a mark below it. */
function placeOf(text: string, offset: number): { words: string; line: string } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset; at += 1) {
    const isEnd = text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
    if (!isEnd) continue;
    line += 1;
    start = at + 1;
  }
  const words = `line ${line}, column ${offset - start + 1}`;
  const from = Math.max(start, offset - SHOWN);
  const part = /^[^\n\r]*/.exec(text.slice(from, offset + SHOWN))?.[0] ?? "";
  const end = offset === text.length ? " (the end of the text)" : "";
  // One column a character: what has no width, or moves the cursor, would move the mark.
  const shown = part.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "\u00b7");
  return { words: words + end, line: `  ${shown}\n  ${" ".repeat(offset - from)}^` };
}
