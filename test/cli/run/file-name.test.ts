import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberedNames, safeFileName } from "../../../src/cli/run/file-name.js";

describe("the name of a downloaded file", () => {
  it.each([
    ["https://x.test/a/clip.mp4", "clip.mp4"],
    ["https://x.test/a/clip.mp4?token=1#t", "clip.mp4"],
    ["https://x.test/clip%20one.mp4", "clip one.mp4"],
    ["https://x.test/%E7%8C%AB.png", "猫.png"],
    ["https://x.test/", "output"],
    ["https://x.test/a/", "output"],
    ["https://x.test", "output"],
    ["https://x.test/..%2f..%2fetc%2fpasswd", "_.._etc_passwd"],
    ["https://x.test/..%5c..%5cboot.ini", "_.._boot.ini"],
    ["https://x.test/%2e%2e%2f", "_"],
    ["https://x.test/.bashrc", "bashrc"],
    ["https://x.test/...", "output"],
    ["https://x.test/a%00b.png", "ab.png"],
    ["https://x.test/a%0d%0ab.png", "ab.png"],
    ["https://x.test/%1b%5b2Ja.png", "[2Ja.png"],
    ["https://x.test/cat%E2%80%AEgnp.exe", "catgnp.exe"],
    ["https://x.test/C:%5Cboot.png", "C__boot.png"],
    ["https://x.test/a%3Cb%3E%7C%22%3F*.png", "a_b_____.png"],
    ["https://x.test/con", "_con"],
    ["https://x.test/NUL.png", "_NUL.png"],
    ["https://x.test/com1.tar.gz", "_com1.tar.gz"],
    ["https://x.test/aux%20.png", "_aux.png"],
    ["https://x.test/console.png", "console.png"],
    ["https://x.test/name.%20", "name"],
    ["https://x.test/%E0%A4%A.png", "%E0%A4%A.png"],
    [`https://x.test/${"a".repeat(500)}.mp4`, `${"a".repeat(50)}.mp4`],
    [`https://x.test/${"%F0%9F%98%80".repeat(90)}.mp4`, `${"😀".repeat(50)}.mp4`],
    [`https://x.test/a.${"b".repeat(500)}`, `a.${"b".repeat(48)}`],
    [`https://x.test/${"a".repeat(49)}%20${"b".repeat(9)}`, "a".repeat(49)],
  ])("of %.70s is %s", (url, want) => {
    expect(safeFileName(new URL(url))).toBe(want);
  });

  it("is always one that every system takes", () => {
    const path = fc.oneof(
      fc.string().map(encodeURIComponent),
      fc.stringMatching(/^[./\\a-c%2f5c:\s]*$/),
      fc.constantFrom("con", "nul.", "lpt1 .x", "..%2f", "%2e%2e"),
    );
    fc.assert(
      fc.property(path, (last) => {
        const link = `https://x.test/${last}`;
        if (!URL.canParse(link)) return;
        const name = safeFileName(new URL(link));
        expect(name).toMatch(/^[^./\\:*?"<>|\p{Cc}\p{Cf}](?:[^/\\:*?"<>|\p{Cc}\p{Cf}]*[^ .])?$/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/i);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
      }),
    );
  });

  it.each([
    ["a.b.png", ["a.b.png", "a.b-2.png", "a.b-3.png"]],
    ["output", ["output", "output-2", "output-3"]],
  ])("%s is numbered before its extension", (name, want) => {
    const names = numberedNames(name);
    expect(want.map(() => names.next().value)).toEqual(want);
  });
});
