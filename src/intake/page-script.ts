import { readString } from "./json-scan.js";

/** A shorter string holds neither a schema nor a curl sample. */
const SHORTEST = 32;

/** How often text can be escaped within text: once in a script's string, once more where that holds JSON with strings. */
const MAX_ESCAPING = 3;

const NEXT_FLIGHT = "__next_f";
const NEXT_PUSH = /push\(\[\s*1\s*,\s*(?=")/g;

/**
 * The texts of a page's scripts: each script as it is, and what stands escaped in its strings. Next.js sends a page's data in
 * pieces, as strings pushed by one script after the other; they are joined before they are read.
 */
export function scriptTexts(scripts: readonly string[]): string[] {
  const flight = scripts.flatMap(flightPieces).join("");
  let level = [...scripts.filter((script) => !script.includes(NEXT_FLIGHT)), flight];
  const levels = [level];
  for (let depth = 0; depth < MAX_ESCAPING; depth += 1) {
    level = level.flatMap(escapedTexts);
    levels.push(level);
  }
  return levels.flat();
}

function flightPieces(script: string): string[] {
  if (!script.includes(NEXT_FLIGHT)) return [];
  const pieces: string[] = [];
  for (const push of script.matchAll(NEXT_PUSH)) {
    const start = push.index + push[0].length;
    const { complete, end } = readString(script, start);
    if (complete) pieces.push(parseString(script.slice(start, end)));
  }
  return pieces;
}

/**
 * What stands escaped in a text's strings and can hold JSON or a curl sample. A string is what lies between two quotes that
 * no backslash escapes. Which quotes open and which close one is not known in a script; but text between the wrong two is no
 * JSON when it is unescaped, and so finds nothing.
 */
function escapedTexts(text: string): string[] {
  const texts: string[] = [];
  let start = 0;
  let isEscaped = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\\") {
      isEscaped = true;
      at += 1;
    } else if (char === '"') {
      const string = isEscaped && at - start >= SHORTEST ? text.slice(start, at + 1) : "";
      if (string.includes("{") || string.includes("/v1/")) {
        const { complete, end } = readString(`"${string}`, 0);
        if (complete && end === string.length + 1) texts.push(parseString(`"${string}`));
      }
      start = at + 1;
      isEscaped = false;
    }
  }
  return texts;
}

function parseString(string: string): string {
  return String(JSON.parse(string));
}
