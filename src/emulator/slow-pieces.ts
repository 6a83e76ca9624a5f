import { setInterval as ticks } from "node:timers/promises";

const PIECES = 10;

/** The bytes in ten pieces, evenly over `ms`. It ends early, without an error, when the signal is aborted. */
export async function* slowPieces(
  bytes: Uint8Array,
  ms: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const piece = Math.ceil(bytes.length / PIECES);
  let at = 0;
  try {
    for await (const size of ticks(ms / PIECES, piece, { signal })) {
      yield bytes.subarray(at, at + size);
      at += size;
      if (at >= bytes.length) return;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
