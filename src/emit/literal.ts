import { INVISIBLE } from "./invisible.js";

/**
 * A string literal in which every invisible character is escaped; in double quotes unless it holds more of them than of
 * single ones, as prettier has it.
 */
export function printString(value: string): string {
  const text = escapeInvisible(JSON.stringify(value));
  if (!value.includes('"') || count(value, '"') <= count(value, "'")) return text;
  const inner = text.slice(1, -1).replaceAll(/\\.|'/g, (found) => {
    if (found === "'") return "\\'";
    return found === '\\"' ? '"' : found;
  });
  return `'${inner}'`;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Escapes invisible characters in text whose foreign parts are all string literals. Line breaks stay. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    if (character === "\n") return character;
    return Array.from({ length: character.length }, (_, index) => {
      return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
    }).join("");
  });
}
