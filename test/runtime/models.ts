import { checkLocalFile } from "../../src/runtime/check-local-file.js";
import { checkRange } from "../../src/runtime/check-range.js";
import type { MediaInput } from "../../src/runtime/field.js";
import { defineModel } from "../../src/runtime/model.js";

/** Two models as the generator writes them, for the tests of the runtime. */

export interface FirstLastFrameInput {
  endImage: MediaInput;
  prompt: string;
  startImage: MediaInput;
  framesPerSecond?: number;
  guidanceScale?: number;
  numberOfFrames?: 81 | 141;
  resolution?: "480x480 (1:1)" | "720x720 (1:1)" | "1280x720 (16:9)";
  seed?: number;
  shift?: number;
  steps?: number;
}

export interface FirstLastFrameOutput {
  video?: string;
}

export const firstLastFrameKeys = {
  endImage: "62_image",
  prompt: "6_text",
  startImage: "68_image",
  framesPerSecond: "73_frame_rate",
  guidanceScale: "57_cfg",
  numberOfFrames: "67_length",
  resolution: "71_widthx71_height",
  seed: "57_noise_seed",
  shift: "54_shift",
  steps: "57_steps",
} as const;

export const firstLastFrame = /* @__PURE__ */ defineModel<
  FirstLastFrameInput,
  FirstLastFrameOutput,
  typeof firstLastFrameKeys
>({
  id: "community/wan-2-2/first-last-frame",
  keys: firstLastFrameKeys,
  fields: {
    endImage: {
      type: "string",
      required: true,
      media: "text",
      samples: ["Runcomfy_Example_1259_2.png"],
    },
    prompt: { type: "string", required: true },
    startImage: {
      type: "string",
      required: true,
      media: "text",
      samples: ["Runcomfy_Example_1259_1.png"],
    },
    framesPerSecond: { type: "integer", minimum: 12, maximum: 24 },
    guidanceScale: { type: "number", minimum: 0.6, maximum: 4 },
    numberOfFrames: { type: "integer", enum: [81, 141] },
    resolution: { type: "string", enum: ["480x480 (1:1)", "720x720 (1:1)", "1280x720 (16:9)"] },
    seed: { type: "integer" },
    shift: { type: "number", minimum: 1, maximum: 15 },
    steps: { type: "integer", minimum: 6, maximum: 20 },
  },
  checks: [checkLocalFile, checkRange],
  price: { usd: 0.57, unit: "second" },
});

export const validInput: FirstLastFrameInput = {
  startImage: "https://example.com/a.png",
  endImage: "https://example.com/b.png",
  prompt: "a puppy",
};
