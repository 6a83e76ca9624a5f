import { isJsonObject, type JsonObject } from "../model/json.js";

/** A JSON object that stands in a text, at `start` (its brace) up to `end` (exclusive). */
export interface FoundJson {
  readonly start: number;
  readonly end: number;
  readonly value: JsonObject;
}

/** What starts like a JSON object, with one key at least, and is none any more at `end`. */
export interface BrokenJson {
  readonly start: number;
  readonly end: number;
  readonly value?: undefined;
}

/** Deeper nesting is taken for no JSON. A model file, where a schema stands two levels down, may be 256 levels deep. */
export const MAX_DEPTH = 250;

/**
 * Finds the outermost JSON objects of a text, whatever they are glued to, and what breaks off as one. The time is linear in
 * the text: an object that breaks off is not read again from the braces within it, only from where it broke.
 */
export function* scanJson(text: string): Generator<FoundJson | BrokenJson> {
  let start = text.indexOf("{");
  while (start !== -1) {
    const reading = readObject(text, start);
    if (reading.complete) {
      yield { start, end: reading.end, value: parse(text, start, reading) };
    } else if (reading.hasKey) {
      yield { start, end: reading.end };
    }
    start = text.indexOf("{", reading.next);
  }
}

/** The JSON object whose opening brace stands at `start`, if there is one. */
export function jsonAt(text: string, start: number): JsonObject | undefined {
  if (text[start] !== "{") return undefined;
  const reading = readObject(text, start);
  return reading.complete ? parse(text, start, reading) : undefined;
}

interface Reading {
  readonly complete: boolean;
  /** Where the object ends, or where it stops being JSON. */
  readonly end: number;
  /** Where the next object can start. */
  readonly next: number;
  /** A key and its colon were read. */
  readonly hasKey: boolean;
  /** Where spaces stand that JSON does not know. */
  readonly oddSpaces: readonly number[];
}

type Expected = "first key" | "key" | "colon" | "first item" | "value" | "comma";

function readObject(text: string, start: number): Reading {
  const closers: string[] = [];
  const oddSpaces: number[] = [];
  let expected: Expected = "value";
  let at = start;
  let hasKey = false;
  // Where an object breaks after a string, or in one, the opening quote may have been a closing one, and an object start in
  // what was taken for the string: `"{", {"type": ...`. So the next object is looked for from there.
  let quote: number | undefined;

  for (;;) {
    at = skipSpace(text, at, oddSpaces);
    const char = text.charAt(at);
    const token = readToken(text, at);
    const followed: Expected | undefined = token.complete
      ? follow(expected, char, closers)
      : undefined;
    if (followed === undefined) {
      if (char === '"' && !token.complete) quote = at;
      const next = quote === undefined ? at : quote + 1;
      return { complete: false, end: token.complete ? at : token.end, next, hasKey, oddSpaces };
    }
    expected = followed;
    quote = char === '"' ? at : undefined;
    hasKey ||= char === ":";
    at = token.end;
    if (closers.length === 0) return { complete: true, end: at, next: at, hasKey, oddSpaces };
  }
}

/** What is expected after a token that starts with `char`; nothing where the token was not expected. */
function follow(expected: Expected, char: string, closers: string[]): Expected | undefined {
  const closer = closers.at(-1);
  const isValue = expected === "value" || expected === "first item";
  switch (char) {
    case "}":
    case "]":
      if (char !== closer || expected === "key" || expected === "colon" || expected === "value")
        return undefined;
      closers.pop();
      return "comma";
    case ",":
      if (expected !== "comma") return undefined;
      return closer === "}" ? "key" : "value";
    case ":":
      return expected === "colon" ? "value" : undefined;
    case "{":
    case "[":
      if (!isValue || closers.length === MAX_DEPTH) return undefined;
      closers.push(char === "{" ? "}" : "]");
      return char === "{" ? "first key" : "first item";
    case '"':
      if (expected === "key" || expected === "first key") return "colon";
      return isValue ? "comma" : undefined;
    default:
      return isValue ? "comma" : undefined;
  }
}

/** A token, or what breaks off as one; `end` is where. */
interface Token {
  readonly complete: boolean;
  readonly end: number;
}

const SCALAR = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

function readToken(text: string, at: number): Token {
  const char = text.charAt(at);
  if (char === '"') return readString(text, at);
  if (char !== "" && "{}[],:".includes(char)) return { complete: true, end: at + 1 };
  SCALAR.lastIndex = at;
  return SCALAR.test(text)
    ? { complete: true, end: SCALAR.lastIndex }
    : { complete: false, end: at };
}

/** Reads a JSON string from its opening quote; `end` is after its closing quote, or where it stops being JSON. */
export function readString(text: string, start: number): Token {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { complete: true, end: at + 1 };
    if (code === 0x5c) {
      const length = escapeLength(text, at);
      if (length === 0) return { complete: false, end: at };
      at += length;
    } else if (code >= 0x20) {
      at += 1;
    } else {
      return { complete: false, end: at }; // a control character, or NaN at the end of the text
    }
  }
}

function escapeLength(text: string, at: number): number {
  const char = text.charAt(at + 1);
  if (char === "u") return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return char !== "" && '"\\/bfnrt'.includes(char) ? 2 : 0;
}

/** Code that was copied or converted may be indented with no-break or zero-width spaces. */
function skipSpace(text: string, start: number, oddSpaces: number[]): number {
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) continue;
    if (code !== 0xa0 && code !== 0x200b && code !== 0xfeff) return at;
    oddSpaces.push(at);
  }
}

function parse(text: string, start: number, { end, oddSpaces }: Reading): JsonObject {
  const pieces: string[] = [];
  let from = start;
  for (const at of oddSpaces) {
    pieces.push(text.slice(from, at));
    from = at + 1;
  }
  pieces.push(text.slice(from, end));
  const value: unknown = JSON.parse(pieces.join(" "));
  if (!isJsonObject(value)) throw new TypeError("what starts with a brace is an object");
  return value;
}
