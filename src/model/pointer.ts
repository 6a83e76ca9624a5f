import { type Json, type JsonObject } from "./json.js";

/** One step further down a JSON pointer (RFC 6901). */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The keys of a URI fragment that holds a JSON pointer (`#/a/b`), or undefined for any other reference. */
export function pointerKeys(fragment: string): string[] | undefined {
  if (fragment === "#") return [];
  if (!fragment.startsWith("#/")) return undefined;
  try {
    return fragment
      .slice(2)
      .split("/")
      .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  } catch {
    return undefined;
  }
}

/** What stands in a document under these keys, one after the other; undefined where nothing does. */
export function valueAt(document: JsonObject, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return value;
}
