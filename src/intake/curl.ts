import { isModelId } from "../model/id.js";
import type { JsonObject } from "../model/json.js";
import { jsonAt } from "./json-scan.js";

/** A curl sample that submits a request. */
export interface Curl {
  readonly id: string;
  /** The request body, where it can be read. */
  readonly example?: JsonObject;
}

const CURL = /curl(?=[\s\\-])/g;
const PATH = /\/v1\/(models|requests)\//;
const ID = /[A-Za-z0-9_./-]*/y;
/** What is glued to the id without a character that ends it: untranslated text, and the next option. */
const GLUE = /modelApiDoc_|--(?:request|url|header|data|json)/;
const BODY = /--data(?:-raw|-binary|-ascii)?|--json|-d/g;

/** The submitting curl samples of a text. One reaches from the word `curl` to the next one. */
export function readCurls(text: string): Curl[] {
  const starts = Array.from(text.matchAll(CURL), (match) => match.index);
  const curls: Curl[] = [];
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const id = readId(text.slice(start, end));
    if (id === undefined) return;
    const example = readBody(text, start, end);
    curls.push(example === undefined ? { id } : { id, example });
  });
  return curls;
}

function readId(curl: string): string | undefined {
  const path = PATH.exec(curl);
  if (path?.[1] !== "models") return undefined;
  ID.lastIndex = path.index + path[0].length;
  const run = ID.exec(curl)?.[0] ?? "";
  const glue = run.search(GLUE);
  const id = (glue === -1 ? run : run.slice(0, glue)).replace(/(?<=.)[./]$/, ""); // a full stop, a trailing slash
  return isModelId(id) ? id : undefined;
}

function readBody(text: string, start: number, end: number): JsonObject | undefined {
  for (const option of text.slice(start, end).matchAll(BODY)) {
    let at = start + option.index + option[0].length;
    while (at < end && /[\s=]/.test(text.charAt(at))) at += 1;
    const body = readArgument(text, at);
    if (body !== undefined) return body;
  }
  return undefined;
}

/**
 * An object as an argument in a shell. JSON goes first, because pages quote a body with `'` and leave the apostrophes
 * within as they are; then the rules of the shell.
 */
function readArgument(text: string, start: number): JsonObject | undefined {
  const quote = text.charAt(start);
  const isQuoted = quote === "'" || quote === '"';
  const brace = skipSpace(text, isQuoted ? start + 1 : start);
  if (text[brace] !== "{") return undefined;
  const json = jsonAt(text, brace);
  if (json !== undefined || !isQuoted) return json;
  return jsonAt(quote === "'" ? singleQuoted(text, brace) : doubleQuoted(text, brace), 0);
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** From within single quotes to the closing one. `'\''` and `'"'"'` are how an apostrophe gets in. */
function singleQuoted(text: string, start: number): string {
  const pieces: string[] = [];
  let from = start;
  for (;;) {
    const end = text.indexOf("'", from);
    if (end === -1) return "";
    pieces.push(text.slice(from, end));
    const apostrophe = ["'\\''", `'"'"'`].find((spelling) => text.startsWith(spelling, end));
    if (apostrophe === undefined) return pieces.join("'");
    from = end + apostrophe.length;
  }
}

/** From within double quotes to the closing one. A backslash escapes `"`, `\`, `$`, a backtick and the end of a line. */
function doubleQuoted(text: string, start: number): string {
  const pieces: string[] = [];
  let from = start;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') return pieces.join("") + text.slice(from, at);
    if (char !== "\\") continue;
    const next = text.charAt(at + 1);
    if (next !== "" && '"\\$`\n'.includes(next)) {
      pieces.push(text.slice(from, at), next === "\n" ? "" : next);
      from = at + 2;
    }
    at += 1;
  }
  return "";
}
