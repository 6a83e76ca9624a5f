import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/review/code/edit.js";

describe("applyEdits", () => {
  const rows: [string, string, [number, number, string][], string][] = [
    ["nothing", "a\r\nb", [], "a\r\nb"],
    [
      "words, in any order",
      "one two one",
      [
        [8, 11, "1"],
        [0, 3, "uno"],
      ],
      "uno two 1",
    ],
    ["an insertion", "ab", [[1, 1, "-"]], "a-b"],
    [
      "behind a byte order mark, which is no position",
      "\ufeffab\r\n",
      [[1, 2, "c"]],
      "\ufeffac\r\n",
    ],
    ["behind what takes two units", "😀ab", [[2, 3, "c"]], "😀cb"],
  ];
  it.each(rows)("%s", (_, text, edits, want) => {
    expect(
      applyEdits(
        text,
        edits.map(([start, end, by]) => ({ start, end, text: by })),
      ),
    ).toBe(want);
  });
});
