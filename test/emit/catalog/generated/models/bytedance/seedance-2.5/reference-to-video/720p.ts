// Made by comfygen from bytedance/seedance-2.5/reference-to-video/720p.json. Do not edit.

import {
  checkItems,
  checkMediaUrl,
  checkRange,
  defineModel,
  nestedValues,
  type MediaInput,
} from "comfygen/runtime";

export interface Seedance25ReferenceToVideo720pInput {
  /**
   * Text prompt for the video (Chinese ~≤500 characters, English ~≤1000 words recommended).
   * Sent as `prompt`.
   */
  prompt: string;
  /** Aspect ratio of the generated video. Sent as `aspect_ratio`. @defaultValue `"16:9"` */
  aspectRatio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive";
  /** Reference audio for mood and pacing. Up to 3 files. Sent as `audios`. At most 3 items. */
  audios?: MediaInput[];
  /**
   * The duration of the generated video in seconds. Between 4 and 30.
   * Sent as `duration`. Integer, 4 to 30.
   * @defaultValue `5`
   */
  duration?: number;
  /**
   * When true, the model outputs video with synchronized audio (speech, SFX, music).
   * Sent as `generate_audio`.
   * @defaultValue `true`
   */
  generateAudio?: boolean;
  /**
   * Reference images to steer environment and style. Up to 9 images.
   * Sent as `images`. At most 9 items.
   */
  images?: MediaInput[];
  /**
   * Reference video clips for camera motion and rhythm. Up to 3 clips.
   * Sent as `videos`. At most 3 items.
   */
  videos?: MediaInput[];
}

export interface Seedance25ReferenceToVideo720pOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const seedance25ReferenceToVideo720pKeys = {
  prompt: "prompt",
  aspectRatio: "aspect_ratio",
  audios: "audios",
  duration: "duration",
  generateAudio: "generate_audio",
  images: "images",
  videos: "videos",
} as const;

/**
 * Seedance 2.5 Reference 720p
 *
 * Builds a request for `bytedance/seedance-2.5/reference-to-video/720p`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const seedance25ReferenceToVideo720p = /* @__PURE__ */ defineModel<
  Seedance25ReferenceToVideo720pInput,
  Seedance25ReferenceToVideo720pOutput,
  typeof seedance25ReferenceToVideo720pKeys
>({
  id: "bytedance/seedance-2.5/reference-to-video/720p",
  keys: seedance25ReferenceToVideo720pKeys,
  fields: {
    prompt: { type: "string", required: true },
    aspectRatio: {
      type: "string",
      enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
    },
    audios: { type: "array", maxItems: 3, items: { type: "string", media: "url" } },
    duration: { type: "integer", minimum: 4, maximum: 30 },
    generateAudio: { type: "boolean" },
    images: { type: "array", maxItems: 9, items: { type: "string", media: "url" } },
    videos: { type: "array", maxItems: 3, items: { type: "string", media: "url" } },
  },
  checks: [checkItems, checkMediaUrl, checkRange],
  nested: nestedValues,
});
