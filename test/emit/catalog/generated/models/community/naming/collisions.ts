// Made by comfygen from community/naming/collisions.json. Do not edit.

import { checkLocalFile, defineModel, type MediaInput } from "comfygen/runtime";

export interface NamingCollisionsInput {
  /** Prompt. Sent as `6_text`. */
  prompt6: string;
  /** Prompt. Sent as `7_text`. */
  prompt7: string;
  /** 🎧. Sent as `119_audio`. */
  audio?: MediaInput;
  /** Sent as `constructor`. */
  constructor_?: string;
  /** 图片. Sent as `118_image`. */
  image?: MediaInput;
  /** Sent as `__proto__`. */
  proto?: string;
  /** Resolution (W:H). Sent as `71_widthx71_height`. */
  resolution?: "480x480 (1:1)" | "720x720 (1:1)";
  /** Sampling (High). Sent as `90_steps`. Integer. */
  samplingHigh?: number;
  /** Sampling (Low). Sent as `91_steps`. Integer. */
  samplingLow?: number;
  /** Steps. Sent as `57_start_step`. Integer. */
  startStep?: number;
  /** Steps. Sent as `57_steps`. Integer. */
  steps?: number;
  /** Sent as `then`. */
  then_?: string;
  /** 3D Größe. Sent as `3_value`. */
  value?: number;
}

export interface NamingCollisionsOutput {
  image?: string;
}

/** Friendly name -> wire key. */
export const namingCollisionsKeys = {
  prompt6: "6_text",
  prompt7: "7_text",
  audio: "119_audio",
  constructor_: "constructor",
  image: "118_image",
  proto: "__proto__",
  resolution: "71_widthx71_height",
  samplingHigh: "90_steps",
  samplingLow: "91_steps",
  startStep: "57_start_step",
  steps: "57_steps",
  then_: "then",
  value: "3_value",
} as const;

/**
 * Builds a request for `community/naming/collisions`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const namingCollisions = /* @__PURE__ */ defineModel<
  NamingCollisionsInput,
  NamingCollisionsOutput,
  typeof namingCollisionsKeys
>({
  id: "community/naming/collisions",
  keys: namingCollisionsKeys,
  fields: {
    prompt6: { type: "string", required: true },
    prompt7: { type: "string", required: true },
    audio: { type: "string", media: "text" },
    constructor_: { type: "string" },
    image: { type: "string", media: "text" },
    proto: { type: "string" },
    resolution: { type: "string", enum: ["480x480 (1:1)", "720x720 (1:1)"] },
    samplingHigh: { type: "integer" },
    samplingLow: { type: "integer" },
    startStep: { type: "integer" },
    steps: { type: "integer" },
    then_: { type: "string" },
    value: { type: "number" },
  },
  checks: [checkLocalFile],
});
