import { describe, expect, it } from "vitest";
import { unreadable } from "../../src/intake/unreadable.js";
import { TEXT } from "./fixtures/sample.js";

describe("unreadable", () => {
  it.each([
    ["nothing", "", "empty"],
    ["white space", " \r\n\t", "empty"],
    ["UTF-16", Buffer.from(TEXT, "utf16le").toString(), "UTF-16"],
    ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${TEXT}`, "utf16le").toString(), "UTF-16"],
    [
      "a picture",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 13]).toString(),
      "binary",
    ],
    [
      "compressed data",
      Buffer.from(Array.from({ length: 999 }, (_, i) => (i * i) % 251)).toString(),
      "binary",
    ],
    [
      "a git-lfs pointer",
      "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
      "git lfs pull",
    ],
    ["a PDF", "%PDF-1.7\n1 0 obj\n", "a PDF"],
    ["a web archive", "From: <Saved by Blink>\nMIME-Version: 1.0\n", "MHTML"],
  ])("says what %s is", (_, text, words) => {
    expect(unreadable(text)).toContain(words);
  });

  it.each([
    ["a page", TEXT],
    ["Chinese", "输入结构".repeat(99)],
    ["a few bad characters", `${TEXT}\ufffd\0\u0001`],
    ["another encoding's accents", "Eingabe f\ufffdr das Modell, ausf\ufffdhrlich"],
  ])("lets %s pass", (_, text) => {
    expect(unreadable(text)).toBeUndefined();
  });
});
