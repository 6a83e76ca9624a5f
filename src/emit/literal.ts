import { INVISIBLE } from "./invisible.js";

/** A string literal in double quotes in which every invisible character is escaped. */
export function printString(value: string): string {
  return escapeInvisible(JSON.stringify(value));
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

/** An object key: bare where it can be. `__proto__` would set a prototype unless it is computed. */
function printKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key) ? key : printString(key);
}

/** A literal for a value of objects, arrays and JSON primitives; properties that are undefined are left out. */
export function printLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printLiteral).join(", ")}]`;
  if (typeof value === "string") return printString(value);
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, part]) => `${printKey(key)}: ${printLiteral(part)}`).join(", ")} }`;
}

/** An object literal with one entry a line. */
export function printLines(entries: Iterable<readonly [key: string, value: unknown]>): string {
  const lines = Array.from(
    entries,
    ([key, value]) => `${printKey(key)}: ${printLiteral(value)},\n`,
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}}`;
}
