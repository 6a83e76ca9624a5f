import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonAt, MAX_DEPTH, scanJson } from "../../src/intake/json-scan.js";

function found(text: string): unknown[] {
  return [...scanJson(text)].flatMap(({ value }) => value ?? []);
}

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
}

describe("scanJson", () => {
  it.each<[string, unknown[]]>([
    ["", []],
    ["{}", [{}]],
    ['{"a":1}{"b":2}', [{ a: 1 }, { b: 2 }]],
    [
      '\'{\n"a": [1, -2.5e3, true, false, null, "x"]\n}\'Weisen Sie',
      [{ a: [1, -2500, true, false, null, "x"] }],
    ],
    ['<token>"Ruft{"a":{"b":[{}]}}„x“', [{ a: { b: [{}] } }]],
    ['{"a":"\\"}{\\\\"}', [{ a: '"}{\\' }]],
    ['{"a":"it\'s <b> & {x}"}', [{ a: "it's <b> & {x}" }]],
    ['{request_id}{"a":1}', [{ a: 1 }]],
    ['{x{"a":1}}', [{ a: 1 }]],
    ['"{",{"a":1}', [{ a: 1 }]],
    ['{"a":"cut off {"b":1}', [{ b: 1 }]],
    ['{"a":"cut\n{"b":1}', [{ b: 1 }]],
    ['{"a":1,}{"b":1,"b":2}', [{ b: 2 }]],
    ['{\u00a0"a"\u200b:\ufeff"\u00a0"}', [{ a: "\u00a0" }]],
    ['{"a":01}', []],
    ['{"a":1]', []],
    ['{"a":"\\x"}', []],
    ['{"a":"\\u12g4"}', []],
    ['{"a":"\t"}', []],
    ["{'a':1}", []],
    ['{"a"}', []],
    ['{"a":}', []],
    ['{"a" 1}', []],
    ['{,"a":1}', []],
    ['{"a":[,1]}', []],
    ['{"a":1', []],
  ])("finds what is in %s", (text, want) => {
    expect(found(text)).toEqual(want);
  });

  it("says where objects stand, and where broken ones break", () => {
    expect([...scanJson('ab {"a": 1} {} {"b": [1, 2 {"c": "')]).toEqual([
      { start: 3, end: 11, value: { a: 1 } },
      { start: 12, end: 14, value: {} },
      { start: 15, end: 27 },
      { start: 27, end: 34 },
    ]);
  });

  it("does not take for JSON what is nested too deep", () => {
    expect(found(nested(MAX_DEPTH))).toHaveLength(1);
    expect(found(`${nested(MAX_DEPTH + 1)} {"b":2}`)).toContainEqual({ b: 2 });
    expect(jsonAt(nested(MAX_DEPTH + 1), 0)).toBeUndefined();
  });

  it("keeps keys that objects inherit", () => {
    expect(JSON.stringify(found('{"__proto__":{"a":1},"constructor":2}'))).toBe(
      '[{"__proto__":{"a":1},"constructor":2}]',
    );
  });

  it("always finds an object, whatever stands around it", () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue());
    const prose = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[{"]/g, ""));
    fc.assert(
      fc.property(object, object, prose, prose, fc.nat(3), (one, other, before, after, indent) => {
        const [first, second] = [JSON.stringify(one, null, indent), JSON.stringify(other)];
        expect(found(before + first + second + after)).toEqual([
          JSON.parse(first),
          JSON.parse(second),
        ]);
      }),
    );
  });

  it("agrees with JSON.parse about what is JSON", () => {
    const token = fc.constantFrom(
      ..."{}[],:",
      '"a"',
      '"',
      "\\",
      "1",
      "-",
      "0",
      ".5",
      "e9",
      "true",
      "nul",
      " ",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const text = `{"k":${tokens.join("")}}`;
        const value = jsonAt(text, 0);
        if (value === undefined) expect(() => JSON.parse(text)).toThrow(SyntaxError);
        else expect(JSON.parse(text.slice(0, scanJson(text).next().value?.end))).toEqual(value);
      }),
      { numRuns: 3000 },
    );
  });
});
