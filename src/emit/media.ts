import type { Schema } from "../model/schema.js";
import { parseNodeKey } from "../naming/node-key.js";
import { keyWords } from "../naming/words.js";

const FORMAT = /^(?:image|video|audio)_uri$/;
const KEY = /(?:^| )(?:image|video|audio|mask)s?(?: urls?)?(?: \d+)?$/;

/**
 * How a value takes files, or undefined where it takes none. `"url"`: the published format says that it is a file.
 * `"text"`: only its key does.
 *
 * @param key The wire key; for the items of an array that of the array.
 */
export function mediaOf(key: string, schema: Schema): "url" | "text" | undefined {
  if (schema.enum || schema.anyOf || schema.allOf || !schema.type?.includes("string"))
    return undefined;
  if (schema.type.some((type) => type !== "string" && type !== "null")) return undefined;
  if (schema.format !== undefined && FORMAT.test(schema.format)) return "url";
  return KEY.test(keyWords(parseNodeKey(key)?.inputName ?? key).join(" ")) ? "text" : undefined;
}
