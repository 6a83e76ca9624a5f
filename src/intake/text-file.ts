import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { decodeText, MAX_FILE_BYTES, TextError } from "./text.js";

const LARGEST_PIECE = 1 << 20;
const SMALLEST_PIECE = 1 << 12;

/**
 * Reads a file of text, or standard input.
 *
 * @param path A path, or 0 for standard input.
 * @throws TextError where it is no regular file, over 64 MiB, or no UTF-8; Error of the file system.
 */
export function readTextFile(path: string | 0): string {
  const file = path === 0 ? 0 : openSync(path, "r");
  try {
    const found = fstatSync(file);
    if (found.isDirectory()) throw new TextError("a folder; name the files in it");
    return decodeText(readAll(file, found.size));
  } finally {
    if (file !== 0) closeSync(file);
  }
}

/**
 * In pieces, since neither a pipe nor `/dev/zero` says how much it holds.
 *
 * @param expected What a regular file says: it is one piece, and one byte more shows that it ends there.
 */
function readAll(file: number, expected: number): Uint8Array {
  const pieces: Buffer[] = [];
  const pieceSize = Math.min(Math.max(expected + 1, SMALLEST_PIECE), LARGEST_PIECE);
  let size = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(pieceSize);
    const read = readPiece(file, piece);
    if (read === 0) return Buffer.concat(pieces, size);
    size += read;
    if (size > MAX_FILE_BYTES) throw new TextError("larger than 64 MiB; nothing real is");
    pieces.push(piece.subarray(0, read));
  }
}

/** A terminal as standard input has nothing to read yet, now and then. */
function readPiece(file: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(file, piece);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
