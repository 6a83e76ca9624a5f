import { expect, it } from "vitest";
import { parseNodeKey } from "../../src/naming/node-key.js";

it.each<[key: string, ids: string[], inputName: string]>([
  ["62_image", ["62"], "image"],
  ["600_prompt", ["600"], "prompt"],
  ["155_positive_prompt", ["155"], "positive_prompt"],
  ["12:34_image", ["12:34"], "image"],
  ["1:2:3_seed", ["1:2:3"], "seed"],
  ["71_widthx71_height", ["71"], "width height"],
  ["4_valuex3_value", ["4", "3"], "value"],
  ["4_valuex4_value", ["4"], "value"],
  ["1:7_widthx1:7_height", ["1:7"], "width height"],
  ["1:7_widthx2:7_width", ["1:7", "2:7"], "width"],
  ["7_maxx7_min", ["7"], "max min"],
  ["7_xx8_x", ["7", "8"], "x"],
  // Neither the ids nor the input names are equal: one key.
  ["5_idx3_value", ["5"], "idx3_value"],
  ["5_ax6_bx5_c", ["5"], "ax6_b c"],
  ["71_ax71_bx71_c", ["71"], "a bx71_c"],
  ["5_x5_", ["5"], "x5_"],
  ["5_x5_a", ["5"], "x5_a"],
  ["7_ax7_", ["7"], "ax7_"],
  ["7_提示", ["7"], "提示"],
  ["7__", ["7"], "_"],
  ["7_a\nb", ["7"], "a\nb"],
  ["7_🎬", ["7"], "🎬"],
])("%j", (key, ids, inputName) => {
  expect(parseNodeKey(key)).toEqual({ ids, inputName });
});

it.each([
  "",
  "image",
  "image_62",
  "62",
  "62_",
  "_62_image",
  ":62_image",
  "62:_image",
  "1024x1024_image",
  "６２_image",
  " 62_image",
  "a62_image",
])("%j is no node key", (key) => {
  expect(parseNodeKey(key)).toBeUndefined();
});

it.each(["x", "x1_", "x1:1", "1", ":1"])("takes linear time over a key of many %j", (part) => {
  const inputName = part.repeat(1_000_000);
  expect(parseNodeKey(`2_${inputName}`)).toEqual({ ids: ["2"], inputName });
});
