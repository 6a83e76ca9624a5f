import { randomNumbers } from "./seed.js";

const SIZE = 256;
const CELLS = 8;
const COLOURS = 16;

/** A PNG of 256 by 256 pixels: a mosaic that is always the same for a seed. Both are 32-bit numbers. */
export function drawPng(seed: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.writeUInt8(4, 8); // 4 bits a pixel
  header.writeUInt8(3, 9); // that stand for a colour of the palette

  const random = randomNumbers(seed);
  const palette = Buffer.from(
    Array.from({ length: COLOURS * 3 }, () => random.next().value & 0xff),
  );
  const cells = Array.from({ length: CELLS * CELLS }, () => random.next().value % COLOURS);

  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", storedZlib(drawRows(cells))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Two pixels a byte, and before each row its filter: none. */
function drawRows(cells: readonly number[]): Buffer {
  const cellSize = SIZE / CELLS;
  const rows = Array.from({ length: SIZE }, (_, y) => {
    const first = Math.floor(y / cellSize) * CELLS;
    const row = cells.slice(first, first + CELLS);
    return Buffer.concat([
      Buffer.from([0]),
      ...row.map((colour) => Buffer.alloc(cellSize / 2, colour * 0x11)),
    ]);
  });
  return Buffer.concat(rows);
}

/** Uncompressed: compressors differ between platforms, and the bytes here have to be the same everywhere. */
function storedZlib(data: Buffer): Buffer {
  const head = Buffer.from([0x78, 0x01, 0x01, 0, 0, 0, 0]);
  head.writeUInt16LE(data.length, 3);
  head.writeUInt16LE(~data.length & 0xffff, 5);
  return Buffer.concat([head, data, uint32(adler32(data))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function adler32(data: Buffer): number {
  let low = 1;
  let high = 0;
  for (const byte of data) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
