import { expect, it } from "vitest";
import { makeMp4 } from "../../src/emulator/media-mp4.js";

interface Box {
  readonly type: string;
  readonly data: Buffer;
}

/** The boxes side by side in some bytes, which they have to fill. */
function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  for (; at + 8 <= bytes.length; at += bytes.readUInt32BE(at)) {
    const size = bytes.readUInt32BE(at);
    expect(size).toBeGreaterThanOrEqual(8);
    boxes.push({
      type: bytes.toString("latin1", at + 4, at + 8),
      data: bytes.subarray(at + 8, at + size),
    });
  }
  expect(at).toBe(bytes.length);
  return boxes;
}

function box(bytes: Buffer, ...path: string[]): Buffer {
  let data = bytes;
  for (const type of path) {
    const found = boxesOf(data).find((child) => child.type === type);
    expect(found, type).toBeDefined();
    data = found?.data ?? Buffer.alloc(0);
  }
  return data;
}

const mp4 = Buffer.from(makeMp4());

it("is a small MP4 that can be played while it comes in", () => {
  expect(mp4.length).toBeLessThan(3000);
  expect(boxesOf(mp4).map(({ type }) => type)).toEqual(["ftyp", "moov", "free", "mdat"]);
  expect(box(mp4, "ftyp").toString("latin1", 0, 4)).toBe("isom");
});

it("lasts one second, 64 by 64 pixels", () => {
  const movie = box(mp4, "moov", "mvhd");
  expect(movie.readUInt32BE(16) / movie.readUInt32BE(12)).toBe(1);
  const track = box(mp4, "moov", "trak", "tkhd");
  expect([track.readUInt32BE(76) >> 16, track.readUInt32BE(80) >> 16]).toEqual([64, 64]);
});

it("has eight frames of H.264, where its tables say", () => {
  const table = box(mp4, "moov", "trak", "mdia", "minf", "stbl");
  const format = box(table, "stsd");
  expect(format.toString("latin1", 12, 16)).toBe("avc1");

  const sizes = box(table, "stsz");
  const frames = Array.from({ length: sizes.readUInt32BE(8) }, (_, at) =>
    sizes.readUInt32BE(12 + at * 4),
  );
  expect(frames).toHaveLength(8);
  const start = box(table, "stco").readUInt32BE(8);
  expect(mp4.toString("latin1", start - 4, start)).toBe("mdat");
  expect(start + frames.reduce((sum, size) => sum + size, 0)).toBe(mp4.length);

  // Each frame is one unit, prefixed by its length; the first is a picture of its own (5), the others build on it (1).
  let at = start;
  const kinds = frames.map((size) => {
    expect(mp4.readUInt32BE(at)).toBe(size - 4);
    const kind = mp4.readUInt8(at + 4) & 0x1f;
    at += size;
    return kind;
  });
  expect(kinds).toEqual([5, 1, 1, 1, 1, 1, 1, 1]);
});
