const SAMPLES_PER_SECOND = 8000;
const SAMPLES_PER_WAVE = 20;
const LOUDNESS = 0.25;

/** A WAV of one second: a triangle wave of 400 Hz, 16 bits, mono. */
export function makeWav(): Uint8Array {
  const samples = Buffer.alloc(SAMPLES_PER_SECOND * 2);
  for (let at = 0; at < SAMPLES_PER_SECOND; at++) {
    const phase = (at % SAMPLES_PER_WAVE) / SAMPLES_PER_WAVE;
    const height = 1 - 4 * Math.abs(phase - 0.5);
    samples.writeInt16LE(Math.round(height * LOUDNESS * 0x7fff), at * 2);
  }
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16); // length of the format
  head.writeUInt16LE(1, 20); // uncompressed
  head.writeUInt16LE(1, 22); // channels
  head.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  head.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28); // bytes a second
  head.writeUInt16LE(2, 32); // bytes a sample
  head.writeUInt16LE(16, 34); // bits a sample
  head.write("data", 36, "latin1");
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
