import type { ModelFile } from "../../src/model/file.js";

/** A workflow with node ids for keys, as its page has it. */
export const flf: ModelFile = {
  comfygen: 1,
  id: "community/wan-2-2/first-last-frame",
  title: "Wan 2.2 FLF2V",
  description: "Start frame, end frame and prompt to video.",
  source: "https://www.runcomfy.com/models/community/wan-2-2/first-last-frame/api",
  price: { usd: 0.57, unit: "second", note: "by the length of the clip" },
  input: {
    type: "object",
    title: "Input",
    required: ["62_image", "6_text", "68_image"],
    properties: {
      "68_image": { title: "Start Image", type: "string", default: "Runcomfy_Example_1259_1.png" },
      "62_image": { title: "End Image", type: "string", default: "Runcomfy_Example_1259_2.png" },
      "6_text": { title: "Prompt", type: "string", default: "Puppy, playing" },
      "71_widthx71_height": {
        title: "Resolution (W:H)",
        type: "string",
        enum: ["480x480 (1:1)", "720x720 (1:1)"],
        default: "720x720 (1:1)",
      },
      "67_length": { title: "Number of Frames", type: "integer", enum: [81, 141], default: 81 },
      "57_noise_seed": { title: "Seed", type: "integer", default: 96860978 },
      "57_steps": { title: "Steps", type: "integer", minimum: 6, maximum: 20, default: 20 },
      "57_cfg": { title: "Guidance Scale", type: "float", minimum: 0.6, maximum: 4, default: 4 },
    },
  },
  output: {
    output: {
      type: "object",
      properties: {
        image: { type: "string", format: "uri" },
        video: { type: "string", format: "uri" },
        images: { type: "array", items: { type: "string", format: "uri" } },
        videos: { type: "array", items: { type: "string", format: "uri" } },
      },
    },
  },
};

/** A model as the catalogue has it: no titles, no output. */
export const draw: ModelFile = {
  comfygen: 1,
  id: "acme/draw/text-to-image",
  title: "Draw",
  description: "Words to a picture.",
  price: { usd: 0.04, unit: "output" },
  input: {
    type: "object",
    required: ["prompt"],
    properties: {
      prompt: { type: "string", default: "" },
      seed: { type: "integer" },
      image_urls: { type: "array", format: "image_uris", maxItems: 2 },
    },
  },
};

/** Its id starts with that of `draw`, it costs nobody knows what, and its schema is that of its output itself. */
export const drawFast: ModelFile = {
  comfygen: 1,
  id: "acme/draw/text-to-image/fast",
  input: { type: "object", properties: { prompt: { type: "string" } } },
  output: {
    type: "object",
    properties: {
      images: { type: "array", minItems: 3, items: { type: "string" } },
      timings: { type: "object" },
    },
  },
};

export const sing: ModelFile = {
  comfygen: 1,
  id: "acme/text-to-audio",
  title: "Sing",
  input: { type: "object", properties: { prompt: { type: "string" } }, required: ["prompt"] },
};

/** One segment, and the name of a path that the API has itself. */
export const categories: ModelFile = {
  comfygen: 1,
  id: "categories",
  input: { type: "object", properties: {} },
};

export const models = [flf, draw, drawFast, sing, categories];

export const flfBody = { "62_image": "b.png", "6_text": "a puppy", "68_image": "a.png" };
