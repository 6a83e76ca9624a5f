import { describe, expect, it } from "vitest";
import { cut, tableLines } from "../../src/cli/table.js";

const COLUMNS = [{ heading: "id", isWhole: true }, { heading: "words" }, { heading: "title" }];
const ROWS = [
  ["acme/studio", "films of many words", "Studio"],
  ["b", "few", "図書館の写真から動画を作る"],
];

describe("a table", () => {
  it.each<[string, number | undefined, string[]]>([
    [
      "is as wide as its cells where there is room",
      undefined,
      [
        "id           words                title",
        "acme/studio  films of many words  Studio",
        "b            few                  図書館の写真から動画を作る",
      ],
    ],
    [
      "cuts the widest first",
      50,
      [
        "id           words              title",
        "acme/studio  films of many wo…  Studio",
        "b            few                図書館の写真から…",
      ],
    ],
    [
      "leaves the last columns out where cutting is not enough",
      24,
      ["id           words", "acme/studio  films of m…", "b            few"],
    ],
    ["never cuts what is of use as a whole alone", 5, ["id", "acme/studio", "b"]],
  ])("%s", (_, width, wanted) => {
    expect(tableLines(COLUMNS, ROWS, width)).toEqual(wanted);
  });

  it("prints nothing that moves the cursor or ends a line", () => {
    expect(tableLines([{ heading: "title" }], [["a\u001b[2Jb\nc\u202e"]])).toEqual([
      "title",
      "a [2Jb c",
    ]);
  });
});

describe("cutting", () => {
  it.each([
    ["short", 5, "short"],
    ["longer", 5, "long…"],
    ["図書館", 5, "図書…"],
    ["👩‍👩‍👧 and more", 4, "👩‍👩‍👧 …"],
  ])("%s to %s columns", (text, width, wanted) => expect(cut(text, width)).toBe(wanted));
});
