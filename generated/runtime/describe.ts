// Made by comfygen. Do not edit.

import type { Field } from "./field.js";

/** What a field takes, in words: `integer or null`, `one of "16:9", "9:16"`. */
export function describeField({ type, media, enum: options }: Field): string {
  if (options) return oneOf(options.map((option) => JSON.stringify(option)));
  if (media) return "an http(s) URL or a Blob (in Node: await openAsBlob(path))";
  return [type ?? "a JSON value"].flat().join(" or ");
}

/** What came, in words. Long text is cut: a message is no place for a whole file, or for a misplaced token. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(cut(value, 24));
  if (value === null || /^(n|bo)/.test(typeof value)) return `${value}`;
  return Object(value).constructor?.name ?? "Object";
}

export function oneOf(words: readonly string[]): string {
  return "one of " + cut(words.join(", "), 300);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}...` : text;
}
