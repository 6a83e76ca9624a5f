// Made by comfygen from kling/kling-video-o3/4K/image-to-video.json. Do not edit.

import { checkMediaUrl, defineModel, type MediaInput } from "comfygen/runtime";

export interface KlingVideoO34KImageToVideoInput {
  /**
   * Public URL of the starting frame. This still anchors the subject, composition, and style
   * of the generated 4K clip.
   * Sent as `image`.
   */
  image: MediaInput;
  /**
   * Describe the motion, camera move, lighting, and atmosphere you want layered over the
   * reference image.
   * Sent as `prompt`.
   */
  prompt: string;
  /**
   * Length of the generated 4K clip in seconds. Pricing scales linearly with the selected
   * duration.
   * Sent as `duration`.
   * @defaultValue `5`
   */
  duration?: 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15;
  /**
   * Optional public URL of the last frame. Provide one to lock the motion arc and define
   * exactly where the clip lands.
   * Sent as `end_image`.
   */
  endImage?: MediaInput;
  /**
   * Editing mode. Use intelligent for auto-decided scope, or customize for prompt-driven
   * manual control.
   * Sent as `shot_type`.
   * @defaultValue `"customize"`
   */
  shotType?: "customize" | "intelligent";
  /**
   * When enabled, synthesize matching ambient audio alongside the 4K video. Pricing is
   * unchanged.
   * Sent as `sound`.
   * @defaultValue `false`
   */
  sound?: boolean;
}

export interface KlingVideoO34KImageToVideoOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const klingVideoO34KImageToVideoKeys = {
  image: "image",
  prompt: "prompt",
  duration: "duration",
  endImage: "end_image",
  shotType: "shot_type",
  sound: "sound",
} as const;

/**
 * Kling O3 4K I2V
 *
 * Builds a request for `kling/kling-video-o3/4K/image-to-video`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const klingVideoO34KImageToVideo = /* @__PURE__ */ defineModel<
  KlingVideoO34KImageToVideoInput,
  KlingVideoO34KImageToVideoOutput,
  typeof klingVideoO34KImageToVideoKeys
>({
  id: "kling/kling-video-o3/4K/image-to-video",
  keys: klingVideoO34KImageToVideoKeys,
  fields: {
    image: { type: "string", required: true, media: "url" },
    prompt: { type: "string", required: true },
    duration: { type: "integer", enum: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] },
    endImage: { type: "string", media: "url" },
    shotType: { type: "string", enum: ["customize", "intelligent"] },
    sound: { type: "boolean" },
  },
  checks: [checkMediaUrl],
});
