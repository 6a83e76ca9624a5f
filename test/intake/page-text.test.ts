import { describe, expect, it } from "vitest";
import type { PageModel } from "../../src/intake/page.js";
import { html, read, SAMPLE, TEXT } from "./fixtures/sample.js";

describe("what a page says of itself", () => {
  const heads: [string, string, string, Partial<PageModel>][] = [
    [
      "a heading",
      "",
      "<h1>\n <b>Wan</b> 2.2 &amp; more</h1><h1>2</h1>",
      { title: "Wan 2.2 & more" },
    ],
    ["an empty heading", "<title>Wan</title>", "<h1> </h1>", { title: "Wan" }],
    ["a document title", "<title>Wan 2.2 | RunComfy</title>", "", { title: "Wan 2.2" }],
    [
      "Open Graph",
      '<title>RunComfy</title><meta property="og:title" content="Wan">',
      "",
      { title: "Wan" },
    ],
    ["the title of an icon", "", "<svg><title>Close</title></svg><title>Wan</title>", {}],
    ["a heading that is about the API", "", `<h1>Use ${SAMPLE.id}</h1>`, {}],
    ["an untranslated heading", "", "<h1>modelApiDoc_title</h1>", {}],
    [
      "a description",
      '<meta name="description" content=" Frames to video. ">',
      "",
      { description: "Frames to video." },
    ],
    ["an empty description", '<meta name="description" content="">', "", {}],
    [
      "a canonical address",
      '<link rel="canonical" href="https://www.runcomfy.com/ja/models/a/b/api?ref=1#x">',
      "",
      { source: "https://www.runcomfy.com/ja/models/a/b/api" },
    ],
    [
      "an Open Graph address",
      '<meta property="og:url" content="https://www.runcomfy.com/models/a/api">',
      "",
      { source: "https://www.runcomfy.com/models/a/api" },
    ],
    ["no encryption", '<link rel="canonical" href="http://www.runcomfy.com/models/a/api">', "", {}],
    [
      "another host",
      '<link rel="canonical" href="https://www.runcomfy.com.example/models/a/api">',
      "",
      {},
    ],
    ["a local file", '<link rel="canonical" href="file:///tmp/page.html">', "", {}],
    ["half an address", '<link rel="canonical" href="/models/a/api">', "", {}],
  ];
  it.each(heads)("in HTML with %s", (name, head, body, want) => {
    const page = html({ head, scripts: body });
    const shown = name === "the title of an icon" ? { title: "Close" } : want;
    expect(read(page)).toEqual({ ...SAMPLE, ...shown });
  });

  it.each([
    ["Wan 2.2 FLF2V: Frames | Video", "Wan 2.2 FLF2V turns frames into video.", "Wan 2.2 FLF2V"],
    ["FLUX: Pro Edit | Images", "FLUX: Pro Edit changes images.", "FLUX: Pro Edit"],
    ["FLUX.1: Pro: Edit | Images", "FLUX.1: Pro changes images.", "FLUX.1: Pro"],
    ["Wan | Video", "Wan makes video.", "Wan"],
    ["Wan 2.2: Frames", "Call the API.", undefined],
    ["Use the API to run this.", "Use the API to run that.", undefined],
    ["# Wan 2.2 ##", "Call the API.", "Wan 2.2"],
    ["#", "Call the API.", undefined],
    [`# Run ${SAMPLE.id}`, "Call the API.", undefined],
    [`${"x".repeat(400)}: a`, `${"x".repeat(400)} b`, undefined],
  ])("in text that starts %s", (first, second, title) => {
    const text = `${first}\n\n${second}\n${TEXT}`;
    expect(read(text)).toEqual(title === undefined ? SAMPLE : { ...SAMPLE, title });
  });
});
