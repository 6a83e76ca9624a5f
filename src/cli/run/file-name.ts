import { extname } from "node:path";

const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Before the extension. In UTF-8 the whole stays under 255 bytes, with room for a number. */
const MOST_CHARACTERS = 50;

/**
 * A name that is safe in any folder of any system, made of the end of a URL's path: no separators, no `..`, no leading dot,
 * no Windows device, no control or invisible characters.
 */
export function safeFileName(url: URL): string {
  const plain = decode(url.pathname.split("/").at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "")
    .replace(/[\\/:*?"<>|]/g, "_")
    .replace(/^[. ]+/, "");
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? "";
  const stem = Array.from(plain.slice(0, plain.length - extension.length))
    .slice(0, MOST_CHARACTERS)
    .join("");
  const [device = ""] = stem.split(".");
  const safeStem = WINDOWS_DEVICE.test(device.trim()) ? `_${stem}` : stem;
  return `${withoutEnd(safeStem) || "output"}${extension}`;
}

/** Windows drops dots and spaces at the end of a name. The loop is linear, unlike a pattern that ends in `$`. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === "." || text[end - 1] === " ") end--;
  return text.slice(0, end);
}

/** `name.png`, then `name-2.png`, `name-3.png`, without end. */
export function* numberedNames(name: string): Generator<string, never> {
  yield name;
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 2; ; number++) yield `${stem}-${number}${extension}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
