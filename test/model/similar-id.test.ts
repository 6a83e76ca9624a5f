import { describe, expect, it } from "vitest";
import { similarId } from "../../src/model/similar-id.js";

const IDS = ["acme/studio", "acme/studio/video", "community/wan-2-2/vace-fun"];

describe("the model that was meant", () => {
  it.each<[string, string | undefined]>([
    ["acme/studoi", "acme/studio"],
    ["acme/Studio-Video", "acme/studio/video"],
    ["vace-fun", "community/wan-2-2/vace-fun"],
    ["vacefun", "community/wan-2-2/vace-fun"],
    ["wan-2-2/vace-fun", "community/wan-2-2/vace-fun"],
    ["wan22/vace-fan", "community/wan-2-2/vace-fun"],
    ["studio", "acme/studio"],
    ["something else", undefined],
    ["", undefined],
  ])("by %s is %s", (id, wanted) => expect(similarId(id, IDS)).toBe(wanted));
});
