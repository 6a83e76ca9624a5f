import { crc32, inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { drawPng } from "../../src/emulator/media-png.js";

/** The chunks of a PNG, each with its checksum proved. */
function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push({ type: body.toString("latin1", 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

it("draws a PNG of 256 by 256 pixels whose every byte is accounted for", () => {
  const seeds = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(seeds, (seed) => {
      const chunks = chunksOf(Buffer.from(drawPng(seed)));
      expect(chunks.map(({ type }) => type)).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
      const [header, palette, pixels, end] = chunks.map(({ data }) => data);
      // Width, height, 4 bits a pixel, from a palette; compression, filter and interlacing as usual.
      expect(header?.toString("hex")).toBe("00000100000001000403000000");
      expect(palette).toHaveLength(16 * 3);
      expect(end).toHaveLength(0);
      const rows = inflateSync(pixels ?? "");
      expect(rows).toHaveLength(256 * (1 + 256 / 2));
      for (let y = 0; y < 256; y++) expect(rows[y * 129]).toBe(0);
    }),
    { numRuns: 20 },
  );
});

it("draws the same for a seed, and something else for another", () => {
  const pictures = [0, 1, 2, 7, 0x7fffffff, 0xffffffff].map((seed) =>
    Buffer.from(drawPng(seed)).toString("base64"),
  );
  expect(new Set(pictures).size).toBe(5); // 0 can't be spread and counts as 1
  expect(Buffer.from(drawPng(7)).toString("base64")).toBe(pictures[3]);
});
