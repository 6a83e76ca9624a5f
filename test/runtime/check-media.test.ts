import { describe, expect, it } from "vitest";

import { checkFileSize } from "../../src/runtime/check-file-size.js";
import { checkLocalFile } from "../../src/runtime/check-local-file.js";
import { checkMediaUrl } from "../../src/runtime/check-media-url.js";
import { messagesOf } from "./refusal.js";

const urls: [string, unknown][] = [
  ["an https URL", "https://example.com/cat.png"],
  ["an http URL", "http://example.com/cat.png?x=1#y"],
  ["an upper-case URL", "HTTPS://EXAMPLE.COM/CAT.PNG"],
  ["a URL with a port and a user", "https://me:secret@example.com:8443/cat.png"],
  ["a URL with an international host", "https://exämple.com/cat.png"],
  ["a URL with a space in its path", "https://example.com/my cat.png"],
  ["a data URL", "data:image/png;base64,iVBORw0KGgo="],
  ["a data URL without a type", "data:,cat"],
  ["an upper-case data URL", "DATA:image/png;base64,AAAA"],
  ["a URL object", new URL("https://example.com/cat.png")],
  ["a data URL object", new URL("data:,cat")],
  ["a Blob", new Blob(["x"])],
  ["a File", new File(["x"], "cat.png")],
];

const localFiles: [string, unknown][] = [
  ["./cat.png"],
  ["../cat.png"],
  ["./cat"],
  ["~/cat.png"],
  ["~me/cat"],
  ["/home/me/cat.png"],
  ["/etc/passwd"],
  ["//server/share/cat.png"],
  ["C:\\cat.png"],
  ["c:/cat.png"],
  ["D:\\folder\\cat"],
  [".\\cat.png"],
  ["..\\cat.png"],
  ["\\\\server\\share\\cat.png"],
  ["images\\cat.png"],
  ["file:///home/me/cat.png"],
  ["FILE:///home/me/cat.png"],
  ["blob:https://example.com/0b9e"],
  ["cat.png"],
  ["Cat.JPEG"],
  ["my cat (1).webp"],
  ["clip.MP4"],
  ["song.mp3"],
  ["archive.tar.png"],
  [" cat.png\n"],
  [" ./cat"],
  ["Runcomfy_Example_1259_1.png"],
].map(([path]) => [JSON.stringify(path), path]);

const otherText: [string, unknown][] = [
  ["words", "a puppy"],
  ["nothing", ""],
  ["a bare word", "cat"],
  ["a name with another extension", "cat.psd2"],
  ["a sentence that ends in a dot", "Draw cat.png."],
  ["a path of a server", "uploads/cat.png"],
  ["a bucket", "s3://bucket/cat.png"],
  ["a protocol of its own", "asset:cat.png"],
  ["a URL without a host", "https://"],
  ["a URL with one slash", "https:/example.com/cat.png"],
  ["a URL with a broken host", "https://exa mple.com/cat.png"],
  ["ftp", "ftp://example.com/cat.png"],
  ["a script", "javascript:alert(1)"],
  ["a data URL without data", "data:image/png;base64"],
];

const noText: [string, unknown][] = [
  ["null", null],
  ["number", 5],
  ["an array", ["https://example.com/cat.png"]],
  ["an object", { url: "https://example.com/cat.png" }],
  ["bytes", new Uint8Array(4)],
  ["a file URL object", new URL("file:///cat.png")],
  ["a Date", new Date()],
];

const media = [checkLocalFile, checkMediaUrl];
const samples = ["Runcomfy_Example_1.png", "./sample.mp4"];
const strict = (value: unknown): string[] =>
  messagesOf({ type: "string", media: "url", samples }, media, value);
const lenient = (value: unknown): string[] =>
  messagesOf({ type: "string", media: "text", samples }, media, value);

const sizeMessages = (value: unknown): string[] =>
  messagesOf({ type: "string", media: "url", maxBytes: 4 }, [...media, checkFileSize], value);

describe("a parameter with a media format", () => {
  it.each(urls)("takes %s", (_name, value) => expect(strict(value)).toEqual([]));
  it.each(localFiles)("refuses the local file %s", (_name, value) =>
    expect(strict(value)).toHaveLength(1),
  );
  it.each(otherText)("refuses %s", (_name, value) => expect(strict(value)).toHaveLength(1));
  it.each(noText)("refuses %s", (_name, value) => expect(strict(value)).toHaveLength(1));
});

describe("a parameter that is media by its key alone", () => {
  it.each(urls)("takes %s", (_name, value) => expect(lenient(value)).toEqual([]));
  it.each(otherText)("takes %s", (_name, value) => expect(lenient(value)).toEqual([]));
  it.each(localFiles)("refuses the local file %s", (_name, value) =>
    expect(lenient(value)).toHaveLength(1),
  );
  it.each(noText)("refuses %s", (_name, value) => expect(lenient(value)).toHaveLength(1));
});

describe("media", () => {
  it("takes the published samples as they stand, and nothing like them", () => {
    for (const sample of samples) {
      expect(strict(sample)).toEqual([]);
      expect(lenient(sample)).toEqual([]);
      expect(lenient(` ${sample}`)).toHaveLength(1);
    }
  });

  it("shows the way out", () => {
    expect(lenient("cat.png")).toMatchInlineSnapshot(`
      [
        "value: expected an http(s) URL or a Blob (in Node: await openAsBlob(path)), got "cat.png"",
      ]
    `);
  });

  it("takes null where the schema does", () => {
    expect(messagesOf({ type: ["string", "null"], media: "url" }, media, null)).toEqual([]);
  });

  it("takes no Blob where there is no media", () => {
    expect(messagesOf({ type: "string" }, media, new Blob([]))).toHaveLength(1);
    expect(messagesOf({ enum: ["a"] }, media, "b")).toHaveLength(1);
  });

  it("looks at long text once", () => {
    const start = performance.now();
    const size = 10_000_000;
    lenient(`${"a".repeat(size)}.png `);
    lenient(`.png${" ".repeat(size)}x`);
    lenient(`${".png ".repeat(size / 5)}x`);
    strict(`data:${"a".repeat(size)}`);
    strict(`data:image/png;base64,${"A".repeat(size)}`);
    // Far more than any machine takes, and far less than a look at each of the characters for each of them.
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

describe("the size of a file", () => {
  it("has to be smaller than the limit", () => {
    expect(sizeMessages(new Blob(["abc"]))).toEqual([]);
    expect(sizeMessages(new Blob(["abcd"]))).toEqual([
      "value: expected a file smaller than 4 bytes, got 4",
    ]);
  });

  it("is not looked at in a URL", () => {
    expect(sizeMessages("https://example.com/cat.png")).toEqual([]);
  });
});
