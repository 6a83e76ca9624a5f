// Made by comfygen from community/wan-2-2/first-last-frame.json. Do not edit.

import {
  checkLocalFile,
  checkRange,
  defineModel,
  type MediaInput,
} from "../../../runtime/builder.js";

export interface Wan22FirstLastFrameInput {
  /** End Image. Sent as `62_image`. @defaultValue `"Runcomfy_Example_1259_2.png"` */
  endImage: MediaInput;
  /** Prompt. Sent as `6_text`. @defaultValue `"Puppy, playing, happy, barking, joyful"` */
  prompt: string;
  /** Start Image. Sent as `68_image`. @defaultValue `"Runcomfy_Example_1259_1.png"` */
  startImage: MediaInput;
  /** Frames Per Second. Sent as `73_frame_rate`. Integer, 12 to 24. @defaultValue `16` */
  framesPerSecond?: number;
  /**
   * Controls how strongly the output adheres to the prompt versus allowing creative variation.
   * Sent as `57_cfg`. 0.6 to 4.
   * @defaultValue `4`
   */
  guidanceScale?: number;
  /** Number of Frames. Sent as `67_length`. @defaultValue `81` */
  numberOfFrames?: 81 | 141;
  /** Resolution (W:H). Sent as `71_widthx71_height`. @defaultValue `"720x720 (1:1)"` */
  resolution?:
    | "480x480 (1:1)"
    | "720x720 (1:1)"
    | "480x720 (2:3)"
    | "720x480 (3:2)"
    | "540x960 (9:16)"
    | "576x1024 (9:16)"
    | "720x1280 (9:16)"
    | "960x540 (16:9)"
    | "1024x576 (16:9)"
    | "1280x720 (16:9)";
  /** Seed. Sent as `57_noise_seed`. Integer. @defaultValue `96860978` */
  seed?: number;
  /**
   * Offsets the diffusion sampling schedule, trading stability for stronger motion/style as
   * the value increases.
   * Sent as `54_shift`. 1 to 15.
   * @defaultValue `8`
   */
  shift?: number;
  /**
   * Number of denoising iterations; more steps refine detail and stability but take longer.
   * Sent as `57_steps`. Integer, 6 to 20.
   * @defaultValue `20`
   */
  steps?: number;
}

export interface Wan22FirstLastFrameOutput {
  /** Single image URL. */
  image?: string;
  /** Multiple image URLs. */
  images?: string[];
  /** Single video URL. */
  video?: string;
  /** Multiple video URLs. */
  videos?: string[];
}

/** Friendly name -> wire key. */
export const wan22FirstLastFrameKeys = {
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

/**
 * Wan 2.2 FLF2V
 *
 * Builds a request for `community/wan-2-2/first-last-frame`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const wan22FirstLastFrame = /* @__PURE__ */ defineModel<
  Wan22FirstLastFrameInput,
  Wan22FirstLastFrameOutput,
  typeof wan22FirstLastFrameKeys
>({
  id: "community/wan-2-2/first-last-frame",
  keys: wan22FirstLastFrameKeys,
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
    resolution: {
      type: "string",
      enum: [
        "480x480 (1:1)",
        "720x720 (1:1)",
        "480x720 (2:3)",
        "720x480 (3:2)",
        "540x960 (9:16)",
        "576x1024 (9:16)",
        "720x1280 (9:16)",
        "960x540 (16:9)",
        "1024x576 (16:9)",
        "1280x720 (16:9)",
      ],
    },
    seed: { type: "integer" },
    shift: { type: "number", minimum: 1, maximum: 15 },
    steps: { type: "integer", minimum: 6, maximum: 20 },
  },
  checks: [checkLocalFile, checkRange],
});
