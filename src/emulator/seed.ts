import { isJsonObject, type Json } from "../model/json.js";
import { keyWords } from "../naming/words.js";

const MAX_DEPTH = 8;

/**
 * The 32-bit number that a job's pictures are drawn from: the integer in the body whose key has the word `seed`
 * (`57_noise_seed`, `noiseSeed`), the first in code-unit order of keys; without one a hash of the body's text.
 */
export function seedOf(body: Json, text: string): number {
  const seed = findSeed(body, 0);
  return hash(seed === undefined ? text : String(seed));
}

/** Evenly spread 32-bit numbers, always the same ones for a seed (xorshift32). */
export function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed || 1;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

function findSeed(value: Json, depth: number): number | undefined {
  if (depth > MAX_DEPTH || typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const own = entries.find(
    ([key, member]) =>
      Number.isInteger(member) && isJsonObject(value) && keyWords(key).includes("seed"),
  );
  if (typeof own?.[1] === "number") return own[1];
  for (const [, member] of entries) {
    const seed = findSeed(member, depth + 1);
    if (seed !== undefined) return seed;
  }
  return undefined;
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
