import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyEvidence, type KeyEvidence } from "../../src/naming/key-evidence.js";
import { matchKeys } from "../../src/naming/match-keys.js";
import type { Schema } from "../../src/model/schema.js";

const STRING: Schema = { type: ["string"] };

/** `key`, `key: Title`, or `key: Title = default`. */
function evidence(text: string): KeyEvidence {
  const [key = "", rest] = text.split(": ");
  const [title, fallback] = (rest ?? "").split(" = ");
  const schema = fallback === undefined ? STRING : { ...STRING, default: fallback };
  return keyEvidence(key, title, [schema]);
}

function match(before: string[], after: string[], settled?: Record<string, string | undefined>) {
  const { same, open } = matchKeys(
    before.map(evidence),
    after.map(evidence),
    new Map(Object.entries(settled ?? {})),
  );
  return {
    same: Object.fromEntries([...same].map(([old, now]) => [old.key, now.key]).sort()),
    open: Object.fromEntries(
      [...open].map(([old, found]) => [old.key, found.map(({ key }) => key).sort()]).sort(),
    ),
  };
}

describe("matchKeys", () => {
  const rows: [string, string[], string[], Record<string, string>, Record<string, string[]>?][] = [
    [
      "other node ids, the same titles",
      ["62_image: End", "68_image: Start"],
      ["71_image: Start", "75_image: End"],
      { "62_image": "75_image", "68_image": "71_image" },
    ],
    [
      "node ids that changed places among other changes",
      ["62_image: End", "68_image: Start", "57_cfg: Scale"],
      ["68_image: End", "62_image: Start", "58_cfg: Scale"],
      { "57_cfg": "58_cfg", "62_image": "68_image", "68_image": "62_image" },
    ],
    [
      "the same keys under translated titles",
      ["62_image: End", "68_image: Start"],
      ["62_image: 尾帧图", "68_image: 首帧图"],
      { "62_image": "62_image", "68_image": "68_image" },
    ],
    [
      "keys and titles changed: by input name and type",
      ["118_image: Image", "6_text: Prompt"],
      ["201_image: 图片", "202_text: 提示词"],
      { "118_image": "201_image", "6_text": "202_text" },
    ],
    [
      "keys and titles changed: two of one type are told by their defaults",
      ["62_image: End = 2.png", "68_image: Start = 1.png"],
      ["71_image: 首帧图 = 1.png", "75_image: 尾帧图 = 2.png"],
      { "62_image": "75_image", "68_image": "71_image" },
    ],
    [
      "keys and titles changed: two of one type without any difference are open",
      ["62_image: End", "68_image: Start"],
      ["71_image: 首帧图", "75_image: 尾帧图"],
      {},
      { "62_image": ["71_image", "75_image"], "68_image": ["71_image", "75_image"] },
    ],
    [
      "one that is told leaves the other",
      ["62_image: End", "68_image: Start"],
      ["71_image: Start", "75_image: Last"],
      { "62_image": "75_image", "68_image": "71_image" },
    ],
    [
      "titles that changed places under keys that stayed are open",
      ["62_image: End", "68_image: Start"],
      ["62_image: Start", "68_image: End"],
      {},
      { "62_image": ["62_image", "68_image"], "68_image": ["62_image", "68_image"] },
    ],
    [
      "two for one",
      ["62_image: End", "68_image: Start"],
      ["71_image: Image"],
      {},
      { "62_image": ["71_image"], "68_image": ["71_image"] },
    ],
    ["gone, and another one new", ["54_shift: Shift"], ["60_denoise: Denoise"], {}],
    [
      "keys without node ids are themselves, whatever their titles",
      ["image: Image", "mask: Mask"],
      ["image: Mask", "mask: Image", "end_image: Image"],
      { image: "image", mask: "mask" },
    ],
    [
      "a key that lost its node id",
      ["12_aspect_ratio: Aspect Ratio"],
      ["aspect_ratio: Aspect Ratio"],
      { "12_aspect_ratio": "aspect_ratio" },
    ],
    [
      "twins that stayed while nothing moved",
      ["6_text: Prompt", "7_text: Prompt"],
      ["6_text: Prompt", "7_text: Prompt", "9_text: Style"],
      { "6_text": "6_text", "7_text": "7_text" },
    ],
    [
      "twins that stayed while another key moved are open",
      ["6_text: Prompt", "7_text: Prompt", "57_cfg: Scale"],
      ["6_text: Prompt", "7_text: Prompt", "58_cfg: Scale"],
      { "57_cfg": "58_cfg" },
      { "6_text": ["6_text", "7_text"], "7_text": ["6_text", "7_text"] },
    ],
  ];
  it.each(rows)("%s", (_, before, after, same, open = {}) => {
    expect(match(before, after)).toEqual({ same, open });
    expect(match(before.toReversed(), after.toReversed())).toEqual({ same, open });
  });

  it("believes what it is told", () => {
    const before = ["62_image: End", "68_image: Start"];
    const after = ["71_image: 首帧图", "75_image: 尾帧图"];
    expect(match(before, after, { "68_image": "71_image" }).same).toEqual({
      "62_image": "75_image",
      "68_image": "71_image",
    });
    expect(match(before, after, { "68_image": "71_image", "62_image": undefined })).toEqual({
      same: { "68_image": "71_image" },
      open: {},
    });
  });

  it("never gives one key to two, and never depends on the order", () => {
    const key = fc
      .tuple(
        fc.nat({ max: 6 }),
        fc.constantFrom("image", "text", "steps"),
        fc.constantFrom("", ": Image", ": Start", ": 图", ": Start = a", ": 图 = b"),
      )
      .map(([id, input, rest]) => `${id}_${input}${rest}`);
    const keys = fc.uniqueArray(key, { maxLength: 8, selector: (text) => text.split(":")[0] });
    fc.assert(
      fc.property(keys, keys, fc.nat(), (before, after, turn) => {
        const found = match(before, after);
        const targets = Object.values(found.same);
        expect(new Set(targets).size).toBe(targets.length);
        for (const old of Object.keys(found.open)) expect(found.same).not.toHaveProperty([old]);
        const turned = [...after.slice(turn % 8), ...after.slice(0, turn % 8)];
        expect(match(before.toReversed(), turned)).toEqual(found);
      }),
    );
  });
});
