import { describe, expect, it } from "vitest";

import { suggest } from "../../src/runtime/suggest.js";

const names = ["startImage", "endImage", "prompt", "steps", "seed", "shift", "guidanceScale"];

describe("suggest", () => {
  it.each([
    ["step", "steps"],
    ["Steps", "steps"],
    ["stpes", "steps"],
    ["promt", "prompt"],
    ["start_image", "startImage"],
    ["start-image", "startImage"],
    ["STARTIMAGE", "startImage"],
    ["startimg", "startImage"],
    ["endImages", "endImage"],
    ["guidance_scale", "guidanceScale"],
    ["guidenceScal", "guidanceScale"],
    ["12_steps", "steps"],
    ["sed", "seed"],
    ["cfg", undefined],
    ["x", undefined],
    ["", undefined],
    ["numberOfFrames", undefined],
    ["提示", undefined],
    ["constructor", undefined],
  ])("%j -> %j", (word, wanted) => {
    expect(suggest(word, names)).toBe(wanted);
  });

  it("prefers the same letters, then the closest, then the first", () => {
    expect(suggest("b_image", ["a_image", "B_image", "b_image"])).toBe("B_image");
    expect(suggest("images", ["imaged", "image"])).toBe("imaged");
    expect(suggest("image1", ["image2", "image3"])).toBe("image2");
    expect(suggest("提示词", ["模型", "提示词语"])).toBe("提示词语");
  });

  it("is quick with long words", () => {
    const long = "a".repeat(1_000_000);
    expect(suggest(long, [long, `${long}b`])).toBe(long);
  });
});
