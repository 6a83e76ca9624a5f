import { describe, expect, it } from "vitest";
import { modelFilter, type ModelSelection } from "../../src/emit/select-models.js";

const IDS = ["a/Image", "a/image", "b/v1.0/image", "b/.hidden/video", "video"];

describe("which ids count", () => {
  const rows: [string, ModelSelection, string[]][] = [
    ["all without a word", {}, IDS],
    ["one by its id", { include: ["a/image"] }, ["a/image"]],
    ["a star stays within a segment", { include: ["*/image"] }, ["a/image"]],
    ["two go across", { include: ["**/image"] }, ["a/image", "b/v1.0/image"]],
    ["a segment with a dot in front too", { include: ["b/*/video"] }, ["b/.hidden/video"]],
    ["several", { include: ["video", "a/**"] }, ["a/Image", "a/image", "video"]],
    ["braces", { include: ["{a,b/v1.0}/image"] }, ["a/image", "b/v1.0/image"]],
    ["exclude wins", { include: ["a/*"], exclude: ["*/I*"] }, ["a/image"]],
    ["exclude alone", { exclude: ["**/{I,i}mage"] }, ["b/.hidden/video", "video"]],
    ["an exclamation mark means itself", { include: ["!video"] }, []],
    ["a list of nothing is none", { include: [] }, []],
    ["nothing excluded is all", { exclude: [] }, IDS],
  ];
  it.each(rows)("%s", async (_, selection, want) => {
    expect(IDS.filter(await modelFilter(selection))).toEqual(want);
  });
});
