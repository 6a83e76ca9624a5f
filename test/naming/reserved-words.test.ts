import ts from "typescript";
import { expect, it } from "vitest";
import { RESERVED_WORDS } from "../../src/naming/reserved-words.js";

const { FirstReservedWord, LastFutureReservedWord } = ts.SyntaxKind;
const words = Array.from(
  { length: LastFutureReservedWord - FirstReservedWord + 1 },
  (_, index) => ts.tokenToString(FirstReservedWord + index) ?? "",
);

it.each([...words, "await", "eval", "arguments", "undefined", "NaN", "Infinity", "globalThis"])(
  "%s is reserved",
  (word) => {
    expect(RESERVED_WORDS.has(word)).toBe(true);
  },
);

it.each(["async", "of", "type", "from", "name", "image", "string"])("%s is not", (word) => {
  expect(RESERVED_WORDS.has(word)).toBe(false);
});
