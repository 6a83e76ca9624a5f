import { describe, expect, it } from "vitest";
import { drawPng } from "../../src/emulator/media-png.js";
import { outputBody, outputFile, outputsOf } from "../../src/emulator/outputs.js";
import type { JsonObject } from "../../src/model/json.js";
import { draw, drawFast, flf, sing } from "./models.js";

const text = { type: "string" };
const list = { type: "array", items: text };

describe("an output", () => {
  it.each([
    [flf, { image: "/0.png", images: ["/0.png"], video: "/0.mp4", videos: ["/0.mp4"] }],
    [draw, { image: "/0.png" }],
    [drawFast, { images: ["/0.png", "/1.png", "/2.png"] }],
    [sing, { audio: "/0.wav" }],
  ])("of $id is what its schema or its id says", (model, want) => {
    expect(outputBody(outputsOf(model), "")).toEqual(want);
  });

  it.each<[string, JsonObject | undefined, JsonObject]>([
    ["a/text-to-video", undefined, { video: "/0.mp4" }],
    ["a/image-to-video/1080p", undefined, { video: "/0.mp4" }],
    ["a/video-edit", {}, { video: "/0.mp4" }],
    ["a/music-generation", undefined, { audio: "/0.wav" }],
    ["a/b", undefined, { image: "/0.png" }],
    ["a/b", { output: { type: "object" } }, { image: "/0.png" }],
    ["a/b", { output: { properties: { audios: list } } }, { audios: ["/0.wav"] }],
    ["a/b", { properties: { output_video: text, log: text } }, { output_video: "/0.mp4" }],
    ["a/b", { type: "object", properties: { audio: text } }, { audio: "/0.wav" }],
    ["a/b", { output: { properties: { image: true, video: text } } }, { video: "/0.mp4" }],
    ["a/b", { properties: { images: { ...list, minItems: 0 } } }, { images: ["/0.png"] }],
  ])("of %s with the schema %j", (id, output, want) => {
    const model = { ...draw, id, ...(output && { output }) };
    expect(outputBody(outputsOf(model), "")).toEqual(want);
  });

  it("has no more than 16 files, whatever the schema says", () => {
    const output = { properties: { images: { type: "array", minItems: 1e9 } } };
    expect(outputBody(outputsOf({ ...draw, output }), "").images).toHaveLength(16);
  });
});

describe("a file", () => {
  const outputs = outputsOf(drawFast);

  it("is drawn from the job's seed, each of them another picture", () => {
    expect(outputFile(outputs, "0.png", 7)).toEqual({ bytes: drawPng(7), type: "image/png" });
    expect(outputFile(outputs, "2.png", 7)).toEqual({ bytes: drawPng(9), type: "image/png" });
    expect(outputFile(outputs, "1.png", 0xffffffff)?.bytes).toEqual(drawPng(0));
  });

  it.each(["3.png", "0.mp4", "0.wav", "00.png", "0", "", "../0.png"])(
    "is not there: %j",
    (name) => {
      expect(outputFile(outputs, name, 7)).toBeUndefined();
    },
  );
});
