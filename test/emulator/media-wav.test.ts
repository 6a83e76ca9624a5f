import { expect, it } from "vitest";
import { makeWav } from "../../src/emulator/media-wav.js";

it("is a WAV of one second, 16 bits, mono, with sound in it", () => {
  const wav = Buffer.from(makeWav());
  const text = (at: number) => wav.toString("latin1", at, at + 4);
  expect([text(0), text(8), text(12), text(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
  expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  expect(wav.readUInt32LE(16)).toBe(16);
  const [format, channels] = [wav.readUInt16LE(20), wav.readUInt16LE(22)];
  const [rate, bytesASecond] = [wav.readUInt32LE(24), wav.readUInt32LE(28)];
  const [bytesASample, bits] = [wav.readUInt16LE(32), wav.readUInt16LE(34)];
  expect({ format, channels, bits }).toEqual({ format: 1, channels: 1, bits: 16 });
  expect(bytesASample).toBe((channels * bits) / 8);
  expect(bytesASecond).toBe(rate * bytesASample);
  expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
  expect((wav.length - 44) / bytesASecond).toBe(1);

  const samples = Array.from({ length: rate }, (_, at) => wav.readInt16LE(44 + at * 2));
  expect(Math.max(...samples)).toBeGreaterThan(5000);
  expect(Math.min(...samples)).toBeLessThan(-5000);
  const rises = samples.filter((sample, at) => sample >= 0 && (samples[at - 1] ?? 0) < 0);
  expect(rises).toHaveLength(400); // Hz
});
