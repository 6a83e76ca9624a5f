import { describe, expect, it } from "vitest";
import { camelCase, capitalize, keyWords, readTitle } from "../../src/naming/words.js";

describe("readTitle", () => {
  it.each<[title: string, words: string[], parenthesis: string[]]>([
    ["Start Image", ["start", "image"], []],
    ["LoRA Weight", ["lora", "weight"], []],
    ["OpenPose", ["openpose"], []],
    ["Number of Frames", ["number", "of", "frames"], []],
    ["  padded   twice ", ["padded", "twice"], []],
    ["Resolution (W:H)", ["resolution"], ["w", "h"]],
    ["Resolution (W:H)  ", ["resolution"], ["w", "h"]],
    ["Steps (High (first))", ["steps"], ["high", "first"]],
    ["Steps (a) (b)", ["steps", "a"], ["b"]],
    ["Steps (High) Noise", ["steps", "high", "noise"], []],
    ["Steps High)", ["steps", "high"], []],
    ["Steps (High", ["steps", "high"], []],
    ["Steps ((High)", ["steps"], ["high"]],
    ["Image（画像）", ["image"], []],
    ["Image ⑴", ["image"], ["1"]],
    ["Image ()", ["image"], []],
    ["Ｆｕｌｌ Ｗｉｄｔｈ １", ["full", "width", "1"], []],
    ["Préférence créative", ["preference", "creative"], []],
    ["Pre\u0301fe\u0301rence", ["preference"], []],
    ["ﬁne detail", ["fine", "detail"], []],
    ["İstanbul", ["istanbul"], []],
    ["🎬 Scene 🎬 Cut", ["scene", "cut"], []],
    ["Frame 1️⃣", ["frame", "1"], []],
    ["Strength %", ["strength"], []],
    ["image_url", ["image", "url"], []],
    ["Don’t blur", ["don", "t", "blur"], []],
  ])("%j", (title, words, parenthesis) => {
    expect(readTitle(title)).toEqual({ words, parenthesis, usable: true });
  });

  it.each([
    "",
    "   ",
    "(W:H)",
    "🎬",
    "开始图像",
    "Bild 图像",
    "画像 (Image)",
    "Изображение",
    "Größe",
    "Ł",
    "이미지",
    "\u{20000}",
    "___",
  ])("%j can't be used", (title) => {
    expect(readTitle(title).usable).toBe(false);
  });

  it("reads the parenthesis of a title that can't be used", () => {
    expect(readTitle("步数 (High)")).toEqual({ words: [], parenthesis: ["high"], usable: false });
  });
});

describe("keyWords", () => {
  it.each<[key: string, words: string[]]>([
    ["aspect_ratio", ["aspect", "ratio"]],
    ["image_url_1", ["image", "url", "1"]],
    ["promptImage", ["prompt", "image"]],
    ["imageURL", ["image", "url"]],
    ["num2Images", ["num2", "images"]],
    ["HTMLParser", ["htmlparser"]],
    ["4K", ["4", "k"]],
    ["ImageÉtat", ["image", "etat"]],
    ["étéÉté", ["ete", "ete"]],
    ["wan-2.2/x y", ["wan", "2", "2", "x", "y"]],
    ["größe", ["gro", "e"]],
    ["提示", []],
    ["", []],
    ["__proto__", ["proto"]],
    ["\ud83d", []],
  ])("%j", (key, words) => {
    expect(keyWords(key)).toEqual(words);
  });

  it("takes a long run of marks in linear time", () => {
    expect(keyWords(`a${"\u0301\u0323".repeat(500_000)}b`)).toEqual(["ab"]);
  });
});

it.each<[words: string[], name: string]>([
  [["aspect", "ratio"], "aspectRatio"],
  [["image", "url", "1"], "imageUrl1"],
  [["3", "d", "model"], "3DModel"],
  [["seed"], "seed"],
  [[], ""],
])("camelCase %j", (words, name) => {
  expect(camelCase(words)).toBe(name);
});

it.each([
  ["wan22", "Wan22"],
  ["_3d", "_3d"],
  ["Wan", "Wan"],
  ["", ""],
])("capitalize %j", (name, capital) => {
  expect(capitalize(name)).toBe(capital);
});
