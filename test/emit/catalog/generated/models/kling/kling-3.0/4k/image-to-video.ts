// Made by comfygen from kling/kling-3.0/4k/image-to-video.json. Do not edit.

import { checkMediaUrl, checkRange, defineModel, type MediaInput } from "comfygen/runtime";

export interface Kling304kImageToVideoInput {
  /** Sent as `prompt`. */
  prompt: string;
  /**
   * Starting image of the video. Supports jpg, jpeg, png, bmp, webp formats.
   * Sent as `start_image_url`.
   */
  startImageUrl: MediaInput;
  /**
   * Classifier-Free Guidance scale controlling adherence to the prompt.
   * Sent as `cfg_scale`. 0 to 1.
   * @defaultValue `0.5`
   */
  cfgScale?: number;
  /**
   * Total duration of the generated video in seconds.
   * Sent as `duration`. Integer, 3 to 15.
   * @defaultValue `10`
   */
  duration?: number;
  /**
   * Optional ending image for controlled transitions between two frames. Supports jpg, jpeg,
   * png, bmp, webp formats.
   * Sent as `end_image_url`.
   */
  endImageUrl?: MediaInput;
  /**
   * Enable this option to generate audio for the video.
   * Sent as `generate_audio`.
   * @defaultValue `true`
   */
  generateAudio?: boolean;
  /** Sent as `negative_prompt`. */
  negativePrompt?: string;
  /**
   * Defines how the camera shot or scene framing is handled.
   * Sent as `shot_type`.
   * @defaultValue `"customize"`
   */
  shotType?: "customize";
}

export interface Kling304kImageToVideoOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const kling304kImageToVideoKeys = {
  prompt: "prompt",
  startImageUrl: "start_image_url",
  cfgScale: "cfg_scale",
  duration: "duration",
  endImageUrl: "end_image_url",
  generateAudio: "generate_audio",
  negativePrompt: "negative_prompt",
  shotType: "shot_type",
} as const;

/**
 * Kling 3.0 4K I2V
 *
 * Builds a request for `kling/kling-3.0/4k/image-to-video`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const kling304kImageToVideo = /* @__PURE__ */ defineModel<
  Kling304kImageToVideoInput,
  Kling304kImageToVideoOutput,
  typeof kling304kImageToVideoKeys
>({
  id: "kling/kling-3.0/4k/image-to-video",
  keys: kling304kImageToVideoKeys,
  fields: {
    prompt: { type: "string", required: true },
    startImageUrl: { type: "string", required: true, media: "url" },
    cfgScale: { type: "number", minimum: 0, maximum: 1 },
    duration: { type: "integer", minimum: 3, maximum: 15 },
    endImageUrl: { type: "string", media: "url" },
    generateAudio: { type: "boolean" },
    negativePrompt: { type: "string" },
    shotType: { type: "string", enum: ["customize"] },
  },
  checks: [checkMediaUrl, checkRange],
});
