import { describe, expect, it } from "vitest";
import { checkPinnedNames, planNames, type Nameable } from "../../src/naming/plan-names.js";

/** Wire key -> title; null for none. */
type Titles = Record<string, string | null>;

function table(titles: Titles): Nameable[] {
  return Object.entries(titles).map(([key, title]) => (title === null ? { key } : { key, title }));
}

function plan(titles: Titles, pinned: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(planNames(table(titles), new Map(Object.entries(pinned))));
}

function check(titles: Titles, pinned: Record<string, string>): unknown[] {
  return checkPinnedNames(table(titles), new Map(Object.entries(pinned)));
}

describe("a key alone", () => {
  it.each<[key: string, title: string | null, name: string]>([
    // A node's key has the name of its title.
    ["68_image", "Start Image", "startImage"],
    ["71_widthx71_height", "Resolution (W:H)", "resolution"],
    ["9_strength_model", "LoRA Weight", "loraWeight"],
    ["9_model", "OpenPose", "openpose"],
    ["9_value", "CFG", "cfg"],
    ["9_value", "HDR to SDR", "hdrToSdr"],
    ["9_value", "Num2Images", "num2images"],
    ["9_value", "Image URL (HTTPS)", "imageUrl"],
    ["9_value", "Upscale x2", "upscaleX2"],
    ["9_value", "2x Upscale", "_2xUpscale"],
    ["9_value", "3D", "_3d"],
    ["9_value", "Préférence", "preference"],
    ["9_value", "Pre\u0301fe\u0301rence", "preference"],
    ["9_value", "Ｐｒｏｍｐｔ", "prompt"],
    ["9_value", "🎬 Scene", "scene"],
    ["9_value", "Duration (秒)", "duration"],
    ["12:34_image", "Face Image", "faceImage"],
    // A title that can't be used leaves the key without its node ids.
    ["118_image", null, "image"],
    ["118_image", "", "image"],
    ["118_image", "  ", "image"],
    ["118_image", "图像", "image"],
    ["118_image", "画像 (Image)", "image"],
    ["118_image", "Bild 图像", "image"],
    ["118_image", "Größe", "image"],
    ["118_image", "Изображение", "image"],
    ["118_image", "🎬", "image"],
    ["118_image", "(optional)", "image"],
    ["57_noise_seed", "シード", "noiseSeed"],
    ["71_widthx71_height", "Размер", "widthHeight"],
    ["4_valuex3_value", "分辨率", "value"],
    ["5_idx3_value", "", "idx3Value"],
    ["7_2d_mask", "", "_2dMask"],
    // Nothing to use in either: the whole key, escaped.
    ["5_提示", "提示", "_5__63d0_793a"],
    ["5_🎬", "🎬", "_5__1f3ac"],
    ["62__", null, "_62__"],
    // Any other key has its own name, whatever its title.
    ["aspect_ratio", "Shape", "aspectRatio"],
    ["image_url_1", "First", "imageUrl1"],
    ["promptImage", null, "promptImage"],
    ["imageURL", null, "imageUrl"],
    ["num2Images", null, "num2Images"],
    ["LoRA", null, "loRa"],
    ["foo.bar-baz qux", null, "fooBarBazQux"],
    ["1080p", null, "_1080p"],
    ["1024x1024_image", null, "_1024x1024Image"],
    ["62_", "Image", "_62"],
    ["größe_ß", "Size", "groE"],
    ["提示", "Prompt", "_63d0_793a"],
    ["🎬", null, "_1f3ac"],
    ["\ud83d", null, "_d83d"],
    ["___", null, "___"],
    ["$", null, "$"],
    ["\0", null, "_0"],
    ["", null, "_"],
    ["", "Prompt", "_"],
    // What breaks objects.
    ["constructor", null, "constructor_"],
    ["then", null, "then_"],
    ["to_string", null, "toString_"],
    ["hasOwnProperty", null, "hasOwnProperty_"],
    ["toJSON", null, "toJson"],
    ["__proto__", null, "proto"],
    ["prototype", null, "prototype_"],
    ["9_value", "Constructor", "constructor_"],
    ["9_value", "__proto__", "proto"],
    ["9_then", "下一步", "then_"],
    ["class", null, "class"],
  ])("%j, titled %j -> %s", (key, title, name) => {
    expect(plan({ [key]: title })).toEqual({ [key]: name });
  });

  it("is named by the whole of a key or title, however long", () => {
    const word = "x".repeat(10_000);
    expect(plan({ [word]: null, [`1_${word}`]: `${word} (y)` })).toEqual({
      [word]: word,
      [`1_${word}`]: `${word}Y`,
    });
  });
});

describe("published tables", () => {
  it("names start frame, end frame and prompt to video", () => {
    const titles = {
      "68_image": "Start Image",
      "62_image": "End Image",
      "6_text": "Prompt",
      "71_widthx71_height": "Resolution (W:H)",
      "67_length": "Number of Frames",
      "73_frame_rate": "Frames Per Second",
      "57_noise_seed": "Seed",
      "57_steps": "Steps",
      "57_cfg": "Guidance Scale",
      "54_shift": "Shift",
    };
    expect(plan(titles)).toEqual({
      "68_image": "startImage",
      "62_image": "endImage",
      "6_text": "prompt",
      "71_widthx71_height": "resolution",
      "67_length": "numberOfFrames",
      "73_frame_rate": "framesPerSecond",
      "57_noise_seed": "seed",
      "57_steps": "steps",
      "57_cfg": "guidanceScale",
      "54_shift": "shift",
    });
  });

  it("names image and prompt to video, whose inputs are nearly all called value", () => {
    const titles = {
      "56_text": "Prompt",
      "118_image": "Image",
      "4_valuex3_value": "Resolution (W:H)",
      "25_value": "Number of Frames",
      "38_value": "Frames Per Second",
      "98_seed": "Seed",
      "47_value": "Steps",
      "108_cfg": "Guidance Scale",
      "41_value": "Shift",
    };
    expect(plan(titles)).toEqual({
      "56_text": "prompt",
      "118_image": "image",
      "4_valuex3_value": "resolution",
      "25_value": "numberOfFrames",
      "38_value": "framesPerSecond",
      "98_seed": "seed",
      "47_value": "steps",
      "108_cfg": "guidanceScale",
      "41_value": "shift",
    });
  });
});

describe("several keys for one name", () => {
  it.each<[what: string, titles: Titles, names: Record<string, string>]>([
    [
      "take the words of their parentheses; one without keeps the name",
      { "1_value": "Steps (High)", "2_value": "Steps (Low)", "3_value": "Steps" },
      { "1_value": "stepsHigh", "2_value": "stepsLow", "3_value": "steps" },
    ],
    [
      "count by parenthesis",
      { "1_image": "Image (1)", "2_image": "Image (2)" },
      { "1_image": "image1", "2_image": "image2" },
    ],
    [
      "take the parenthesis of a title that can't be used otherwise",
      { "1_steps": "步数 (High)", "2_steps": "步数 (Low)" },
      { "1_steps": "stepsHigh", "2_steps": "stepsLow" },
    ],
    [
      "take no parenthesis where it does not help all of them",
      { "1_value": "Steps (High)", "2_value": "Steps (High)", "3_value": "Steps (Low)" },
      { "1_value": "steps1", "2_value": "steps2", "3_value": "steps3" },
    ],
    [
      "are told apart by their inputs",
      { "57_steps": "Steps", "57_start_step": "Steps" },
      { "57_steps": "steps", "57_start_step": "startStep" },
    ],
    [
      "are told apart by their inputs before their nodes, three of them too",
      { "1_a": "Value", "2_b": "Value", "3_value": "Value" },
      { "1_a": "a", "2_b": "b", "3_value": "value" },
    ],
    [
      "keep the name where the input has no words",
      { "5_提示": "Prompt", "6_text": "Prompt" },
      { "5_提示": "prompt", "6_text": "text" },
    ],
    [
      "get their node ids",
      { "62_image": "Image", "68_image": "Image" },
      { "62_image": "image62", "68_image": "image68" },
    ],
    [
      "get their node ids on the name of the title",
      { "6_text": "Prompt", "7_text": "Prompt" },
      { "6_text": "prompt6", "7_text": "prompt7" },
    ],
    [
      "get the ids of subgraphs and pairs of nodes",
      { "1:2_value": "Size", "12_value": "Size", "4_valuex3_value": "Size" },
      { "1:2_value": "size1_2", "12_value": "size12", "4_valuex3_value": "size4_3" },
    ],
    [
      "get the whole key where a name with the node id is taken",
      { "62_image": "Image", "68_image": "Image", image62: null },
      { "62_image": "_62_image", "68_image": "_68_image", image62: "image62" },
    ],
    [
      "leave the plain name to a key without a node",
      { image: null, "118_image": "Image" },
      { image: "image", "118_image": "image118" },
    ],
    [
      "leave the plain name to a key without a node, the other has an input name",
      { prompt: null, "6_text": "Prompt" },
      { prompt: "prompt", "6_text": "text" },
    ],
    [
      "stand as they are published where they differ in their separators",
      { fooBar: null, foo_bar: null, "foo-bar": null },
      { fooBar: "fooBar", foo_bar: "foo_bar", "foo-bar": "foo_2dbar" },
    ],
    [
      "stay apart where only invisible characters differ",
      { seed: null, "seed\u200b": null, "seed\ufe0f": null },
      { seed: "seed", "seed\u200b": "seed_200b", "seed\ufe0f": "seed_fe0f" },
    ],
    [
      "stay apart where one looks like another's escape",
      { "foo-bar": null, foo_2dbar: null, foo2dbar: null, FooBar: null },
      {
        "foo-bar": "foo_2d_bar",
        foo_2dbar: "foo_5f_2dbar",
        foo2dbar: "foo2dbar",
        FooBar: "FooBar",
      },
    ],
    [
      "stay apart where none of the names would be safe",
      { constructor: null, constructor_: null },
      { constructor: "constructor_", constructor_: "constructor_5f_" },
    ],
    ["stay apart where nothing is left", { "": null, _: null }, { "": "_", _: "_5f_" }],
    [
      "settle in one more round where two groups move to the same names",
      { "11_v": "Foo", "12_v": "Foo", "1_v": "Foo1", "2_v": "Foo1" },
      { "11_v": "_11_v", "12_v": "_12_v", "1_v": "_1_v", "2_v": "_2_v" },
    ],
  ])("%s", (_, titles, names) => {
    expect(plan(titles)).toEqual(names);
    const backwards = planNames(table(titles).toReversed());
    expect(Object.fromEntries(backwards)).toEqual(names);
  });
});

describe("pinned names", () => {
  it.each<[what: string, titles: Titles, pinned: Record<string, string>, names: Titles]>([
    [
      "win over title and key",
      { "62_image": "Image", seed: null },
      { "62_image": "endImage", seed: "noise" },
      { "62_image": "endImage", seed: "noise" },
    ],
    [
      "stay with their keys, and the others give way",
      { "62_image": "Image", "68_image": "Image" },
      { "68_image": "image" },
      { "62_image": "image62", "68_image": "image" },
    ],
    [
      "are given way to by a parenthesis",
      { "1_value": "Steps (High)", "2_value": "Steps" },
      { "2_value": "steps" },
      { "1_value": "stepsHigh", "2_value": "steps" },
    ],
    [
      "are given way to by keys without a node",
      { seed: null, Seed: null, "5_seed": "Seed" },
      { "5_seed": "seed" },
      { seed: "seed_", Seed: "_53_eed", "5_seed": "seed" },
    ],
    [
      "may be what another key would fall back to",
      { "62_image": "Image", "68_image": "Image", x: null, y: null },
      { x: "image62", y: "_62_image" },
      { "62_image": "_36_2_5f_image", "68_image": "_36_8_5f_image", x: "image62", y: "_62_image" },
    ],
    [
      "may be every name that another key could want",
      { a: null, b: null, c: null, d: null },
      { b: "a", c: "a_", d: "a__" },
      { a: "a___", b: "a", c: "a_", d: "a__" },
    ],
    [
      "of keys that are not in the table keep no name from others",
      { "71_image": "Image" },
      { "68_image": "image" },
      { "71_image": "image" },
    ],
  ])("%s", (_, titles, pinned, names) => {
    expect(plan(titles, pinned)).toEqual(names);
  });
});

describe("checkPinnedNames", () => {
  it("finds nothing wrong with planned names", () => {
    const titles = { "62_image": "Image", prototype: null, class: null, "": null };
    expect(check(titles, plan(titles))).toEqual([]);
  });

  it("passes over keys that the table does not have", () => {
    expect(check({ seed: null }, { gone: "not a name", seed: "gone" })).toEqual([]);
  });

  it.each<[name: string, reason: string, suggestion: string]>([
    ["start image", "not_identifier", "startImage"],
    ["2nd-frame", "not_identifier", "_2ndFrame"],
    ["größe", "not_identifier", "groE"],
    ["画像", "not_identifier", "endImage"],
    ["", "not_identifier", "endImage"],
    ["seed!", "not_identifier", "endImage"],
    ["then", "breaks_objects", "then_"],
    ["toJSON", "breaks_objects", "toJson"],
    ["__proto__", "breaks_objects", "proto"],
    ["seed", "taken", "endImage"],
  ])("refuses %j: %s, better %s", (name, reason, suggestion) => {
    const titles = { "62_image": "End Image", "1_seed": "Seed" };
    const problems = check(titles, { "62_image": name, "1_seed": "seed" });
    expect(problems[0]).toEqual({ key: "62_image", name, reason, suggestion });
  });

  it("names all keys of a name that is pinned twice, each with a name of its own", () => {
    const titles = { "68_image": "Start Image", "62_image": "End Image" };
    const problems = check(titles, { "68_image": "image", "62_image": "image" });
    expect(problems).toEqual([
      { key: "68_image", name: "image", reason: "taken", suggestion: "startImage" },
      { key: "62_image", name: "image", reason: "taken", suggestion: "endImage" },
    ]);
  });

  it("suggests no name twice", () => {
    const problems = check({ a: null, b: null }, { a: "my name", b: "my-name" });
    expect(problems).toMatchObject([{ suggestion: "myName" }, { suggestion: "b" }]);
  });
});
