import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_MEMORY, parseMemory, printMemory, type Memory } from "../../src/emit/memory.js";

const FACTS = {
  id: "a/b",
  types: ["Input", "Output"],
  arePinned: true,
  diagnostics: [],
  problems: [],
};
const MEMORY: Memory = {
  facts: new Map([["hash of a/b.json", FACTS]]),
  texts: new Map([["what models/a/b.ts is made of", "hash of models/a/b.ts, ä"]]),
};
const BYTES = Buffer.from(printMemory(MEMORY, "circumstances"));

describe("a memory that is read back", () => {
  it("is what was written", () => {
    expect(parseMemory(BYTES.toString("utf8"), "circumstances")).toEqual(MEMORY);
  });

  it("is empty where circumstances are other", () => {
    expect(parseMemory(BYTES.toString("utf8"), "others")).toBe(EMPTY_MEMORY);
  });

  it("is empty where any bit is another", () => {
    for (let at = 0; at < BYTES.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const damaged = Buffer.from(BYTES);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        expect(parseMemory(damaged.toString("utf8"), "circumstances"), `${at}`).toBe(EMPTY_MEMORY);
      }
    }
  });

  it("is empty where any part is missing, doubled or put elsewhere", () => {
    const at = fc.nat(BYTES.length);
    fc.assert(
      fc.property(at, at, at, (from, to, place) => {
        const part = BYTES.subarray(Math.min(from, to), Math.max(from, to));
        const rest = Buffer.concat([
          BYTES.subarray(0, Math.min(from, to)),
          BYTES.subarray(Math.max(from, to)),
        ]);
        const moved = Buffer.concat([rest.subarray(0, place), part, rest.subarray(place)]);
        for (const damaged of [rest, moved]) {
          if (damaged.equals(BYTES)) continue;
          expect(parseMemory(damaged.toString("utf8"), "circumstances")).toBe(EMPTY_MEMORY);
        }
      }),
    );
  });
});
