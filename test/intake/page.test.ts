import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksEnglish, readPage, type PageModel } from "../../src/intake/page.js";
import { LOCALES } from "./fixtures/locales.js";
import * as pages from "./fixtures/pages.js";
import { curl, EXAMPLE, html, INPUT, OUTPUT, read, SAMPLE, TEXT } from "./fixtures/sample.js";

const SEEDS = ["first-last-frame.de", "first-last-frame.ja", "vace-fun.zh-CN"].map((name) => ({
  name,
  bytes: readFileSync(new URL(`./fixtures/seeds/${name}.txt`, import.meta.url)),
}));

function seed(name: string): string {
  return SEEDS.find((one) => one.name === name)?.bytes.toString() ?? "";
}

describe("a real page", () => {
  it.each([
    ["first-last-frame.de", "community/wan-2-2/first-last-frame", undefined, "Eingabeschema", 10],
    ["first-last-frame.ja", "community/wan-2-2/first-last-frame", "Wan 2.2 FLF2V", "Input", 10],
    ["vace-fun.zh-CN", "community/wan-2-2/vace-fun", undefined, "输入结构", 9],
  ])("%s is read", (name, id, title, rootTitle, count) => {
    const model = read(seed(name));
    expect(model.id).toBe(id);
    expect(model.title).toBe(title);
    expect(model).not.toHaveProperty("description");
    expect(model).not.toHaveProperty("source");
    expect(model.input["title"]).toBe(rootTitle);
    expect(Object.keys(model.input["properties"] ?? {})).toHaveLength(count);
    expect(new Set(Object.keys(model.example ?? {}))).toEqual(
      new Set(Object.values(model.input["required"] ?? [])),
    );
    expect(model.output).toHaveProperty("output.properties.videos.items.format", "uri");
    expect(looksEnglish(model.input)).toBe(rootTitle === "Input");
  });

  it("gives the schemas as published", () => {
    const text = seed("first-last-frame.ja");
    const model = read(text);
    const schemas = text.slice(
      text.indexOf("Input schema\n") + 13,
      text.indexOf("RunComfy is the premier"),
    );
    const [input = "", output = ""] = schemas.split("Output schema\n");
    expect(model.input).toEqual(JSON.parse(input));
    expect(model.output).toEqual(JSON.parse(output));
  });

  it.each([
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["CR", (text: string) => text.replaceAll("\n", "\r")],
    ["no line ends", (text: string) => text.replaceAll("\n", "")],
    ["indentation", (text: string) => text.replaceAll("\n", "\n    ")],
    ["no-break spaces", (text: string) => text.replaceAll("\n", "\n\u00a0\u00a0")],
    [
      "untranslated text glued to the id",
      (text: string) => text.replaceAll(" \\\n--header", "modelApiDoc_submitBody--header"),
    ],
    [
      "the next option glued to the id",
      (text: string) => text.replaceAll(" \\\n--header", "--header"),
    ],
    ["a quoted address", (text: string) => text.replace(/(https:\S+)/g, '"$1"')],
    [
      "the body before the address",
      (text: string) => text.replace(/(--url \S+) \\\n([^]*?}')/g, "$2 \\\n$1\n"),
    ],
  ])("is read the same with %s", (_, change) => {
    for (const { name } of SEEDS) {
      // Whether plain text has a title depends on its lines.
      const { title: _changed, ...model } = read(change(seed(name)));
      const { title: _title, ...want } = read(seed(name));
      expect(model).toEqual(want);
    }
  });
});

describe.each(Object.entries(LOCALES))("a page in %s", (_, prose) => {
  const model = pages.model(prose);
  const english = pages.model(LOCALES.en);
  const titled = { ...model, title: "Wan 2.2 Animate Mix" };

  it.each([
    ["text", pages.textPage(model, prose), model],
    ["text without white space", pages.squeezedPage(model, prose), model],
    ["Markdown", pages.markdownPage(model, prose), titled],
    ["HTML", pages.htmlPage(model, prose), model],
    ["HTML with highlighted code", pages.htmlPage(model, prose, { isHighlighted: true }), model],
    [
      "HTML with its schemas in __NEXT_DATA__",
      pages.htmlPage(model, prose, { showsSchemas: false, scripts: pages.nextData(model, false) }),
      model,
    ],
    [
      "HTML with its schemas as text in __NEXT_DATA__",
      pages.htmlPage(model, prose, { showsSchemas: false, scripts: pages.nextData(model, true) }),
      model,
    ],
    ...[7, 100, 100_000].map((size): [string, string, PageModel] => [
      `HTML with its schemas in pushes of ${size} characters`,
      pages.htmlPage(model, prose, { showsSchemas: false, scripts: pages.nextPushes(model, size) }),
      model,
    ]),
    [
      "HTML that has everything twice",
      pages.htmlPage(model, prose, {
        scripts: pages.nextPushes(model, 40) + pages.nextData(model, true),
      }),
      model,
    ],
    [
      "HTML with the English schemas in a script",
      pages.htmlPage(model, prose, { scripts: pages.nextData(english, false) }),
      english,
    ],
  ])("is read when saved as %s", (_name, text, want) => {
    expect(read(text)).toEqual(want);
  });
});

describe("the model's own schema", () => {
  const other = '{"type": "object", "properties": {"query": {"type": "string"}}}';
  it.each([
    [
      "structured data for search engines",
      html({
        scripts: `<script type="application/ld+json">{"@type":"Product","properties":{},"type":"object"}</script>`,
      }),
    ],
    [
      "another model's schema in a script",
      html({ scripts: `<script>window.a={"b":[${other}]}</script>` }),
    ],
    ["another model's schema in the text", other + TEXT],
    ["another model's address", `${TEXT}curl https://x/v1/models/other/model`],
    ["a wrong address", `curl https://x/v1/models/../x ${TEXT}`],
    ["an answer of the API", `${TEXT}{"output": {"video": "https://x"}}`],
    ["a cut copy", TEXT + INPUT.slice(0, -90)],
    ["stray braces and quotes", `"{", {"{ {x} {"a" ${TEXT}`],
    ["a string that ends in a brace", `("{",${INPUT})${curl(`'${EXAMPLE}'`)}${OUTPUT}`],
    ["a stray tag", `<div>${html()}`],
    ["HTML in Markdown", `<a name="top"></a>\n\`\`\`\n${TEXT}\n\`\`\`\n`],
  ])("is found beside %s", (_, text) => {
    expect(read(text)).toEqual(SAMPLE);
  });

  it("may have any key", () => {
    const schema = '{"type":"object","__proto__":{},"properties":{"__proto__":{"type":"string"}}}';
    const model = read(
      `${curl(`'{"__proto__": "x"}'`)}{"properties":{"constructor":{}},"type":"object"}${schema}`,
    );
    expect(JSON.stringify(model.input)).toBe(schema);
    expect(JSON.stringify(model.example)).toBe('{"__proto__":"x"}');
  });

  it("is enough beside the id", () => {
    expect(read(curl("@body.json") + INPUT)).toEqual({ id: SAMPLE.id, input: SAMPLE.input });
  });
});

function places(size: number): fc.Arbitrary<[number, number, number]> {
  return fc.tuple(fc.nat(size), fc.nat(size), fc.nat(size)).map(([a, b, c]) => {
    const [first = 0, second = 0, third = 0] = [a, b, c].toSorted((one, other) => one - other);
    return [first, second, third];
  });
}

describe("a damaged page", () => {
  const edits = {
    cut: (bytes: Buffer, a: number, b: number) => [bytes.subarray(0, a), bytes.subarray(b)],
    doubled: (bytes: Buffer, a: number, b: number) => [bytes.subarray(0, b), bytes.subarray(a)],
    swapped: (bytes: Buffer, a: number, b: number, c: number) => [
      bytes.subarray(0, a),
      bytes.subarray(b, c),
      bytes.subarray(a, b),
      bytes.subarray(c),
    ],
  };
  it.each(Object.entries(edits))("with a byte range %s gives a model or a message", (_, edit) => {
    for (const { bytes } of SEEDS) {
      fc.assert(
        fc.property(places(bytes.length), ([a, b, c]) => {
          const finding = readPage(Buffer.concat(edit(bytes, a, b, c)).toString());
          if (finding.ok) {
            expect(finding.model.id).toMatch(/^[\w./-]+$/);
            expect(finding.model.input).toHaveProperty("properties");
          } else {
            expect(finding.message).toMatch(/save .+/);
          }
        }),
        { numRuns: 300 },
      );
    }
  });

  it("with nothing in its place gives a model or a message", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const finding = readPage(text);
        expect(finding.ok || finding.message !== "").toBe(true);
      }),
    );
  });
});

describe("a hostile page", () => {
  it.each(["{", '{"a":', '"'])("of 5 MB of %s is read to the end", (pattern) => {
    const text = pattern.repeat(5_000_000 / pattern.length);
    expect(readPage(text).ok).toBe(false);
    expect(readPage(`<script>${text}`).ok).toBe(false);
  });

  it.each([
    '{"a":[',
    '{"',
    '{"{":',
    '{":{":":",',
    "{ ",
    "\\",
    '\\"',
    '{\\"a\\":\\"',
    "<",
    "<div>",
    "curl ",
    "curl /v1/models/x -d '{",
    'curl /v1/models/x -d "{',
    '__next_f.push([1,"{\\""])',
    '{"type":"object","properties":{',
    '{"type":"object","properties":{}}',
  ])("of 1 MB of %s is read to the end", (pattern) => {
    const text = pattern.repeat(1_000_000 / pattern.length);
    expect(readPage(text).ok).toBe(false);
    expect(readPage(`<body>${text}`).ok).toBe(false);
    expect(readPage(`<script>${text}`).ok).toBe(false);
  });

  it.each([
    ["nested lists", `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
    ["nested objects", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["formatting never closed", Array.from({ length: 100_000 }, (_, n) => `<b a${n}><p>`).join("")],
    ["attributes", `<p ${Array.from({ length: 300_000 }, (_, n) => `a${n}`).join(" ")}>`],
  ])("of many %s is read to the end", (_, text) => {
    expect(readPage(text).ok).toBe(false);
    expect(readPage(curl(`'${text}'`) + INPUT).ok).toBe(true);
  });
});
