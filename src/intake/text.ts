/** The most that a file may hold: 64 MiB. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** What was read is no text that can be taken: what it is instead, and what to do. */
export class TextError extends Error {
  override get name(): string {
    return "TextError";
  }
}

const OTHER_ENCODINGS: readonly (readonly [mark: readonly number[], name: string])[] = [
  [[0xff, 0xfe, 0, 0], "UTF-32"],
  [[0, 0, 0xfe, 0xff], "UTF-32"],
  [[0xff, 0xfe], "UTF-16"],
  [[0xfe, 0xff], "UTF-16"],
];

/**
 * Bytes as text. What is no UTF-8 within them becomes U+FFFD: a page may have a broken character.
 *
 * @throws TextError where the first bytes say that it is another encoding.
 */
export function decodeText(bytes: Uint8Array): string {
  const other = OTHER_ENCODINGS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (other) throw new TextError(`this is ${other[1]}, not UTF-8; save it as UTF-8`);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
