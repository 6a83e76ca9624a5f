// Made by comfygen from community/wan-2-2/vace-fun.json. Do not edit.

import {
  checkLocalFile,
  checkRange,
  defineModel,
  type MediaInput,
} from "../../../runtime/builder.js";

export interface Wan22VaceFunInput {
  /** Image. Sent as `118_image`. @defaultValue `"Runcomfy_Example_1290_1.png"` */
  image: MediaInput;
  /** Prompt. Sent as `56_text`. */
  prompt: string;
  /** Frames Per Second. Sent as `38_value`. Integer, 12 to 24. @defaultValue `16` */
  framesPerSecond?: number;
  /**
   * Controls how strongly the output adheres to the prompt versus allowing creative variation.
   * Sent as `108_cfg`. 0 to 10.
   * @defaultValue `3.5`
   */
  guidanceScale?: number;
  /** Number of Frames. Sent as `25_value`. @defaultValue `81` */
  numberOfFrames?: 81 | 141;
  /** Resolution (W:H). Sent as `4_valuex3_value`. @defaultValue `"1024x576 (16:9)"` */
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
  /** Seed. Sent as `98_seed`. Integer. @defaultValue `96860978` */
  seed?: number;
  /**
   * Offsets the diffusion sampling schedule, trading stability for stronger motion/style as
   * the value increases.
   * Sent as `41_value`. 1 to 30.
   * @defaultValue `8`
   */
  shift?: number;
  /**
   * Number of denoising iterations; more steps refine detail and stability but take longer.
   * Sent as `47_value`. Integer, 2 to 40.
   * @defaultValue `12`
   */
  steps?: number;
}

export interface Wan22VaceFunOutput {
  /** 单张图片 URL. */
  image?: string;
  /** 多张图片 URL. */
  images?: string[];
  /** 单个视频 URL. */
  video?: string;
  /** 多个视频 URL. */
  videos?: string[];
}

/** Friendly name -> wire key. */
export const wan22VaceFunKeys = {
  image: "118_image",
  prompt: "56_text",
  framesPerSecond: "38_value",
  guidanceScale: "108_cfg",
  numberOfFrames: "25_value",
  resolution: "4_valuex3_value",
  seed: "98_seed",
  shift: "41_value",
  steps: "47_value",
} as const;

/**
 * Builds a request for `community/wan-2-2/vace-fun`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const wan22VaceFun = /* @__PURE__ */ defineModel<
  Wan22VaceFunInput,
  Wan22VaceFunOutput,
  typeof wan22VaceFunKeys
>({
  id: "community/wan-2-2/vace-fun",
  keys: wan22VaceFunKeys,
  fields: {
    image: {
      type: "string",
      required: true,
      media: "text",
      samples: ["Runcomfy_Example_1290_1.png"],
    },
    prompt: { type: "string", required: true },
    framesPerSecond: { type: "integer", minimum: 12, maximum: 24 },
    guidanceScale: { type: "number", minimum: 0, maximum: 10 },
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
    shift: { type: "number", minimum: 1, maximum: 30 },
    steps: { type: "integer", minimum: 2, maximum: 40 },
  },
  checks: [checkLocalFile, checkRange],
});
