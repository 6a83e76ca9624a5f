// Made by comfygen from runwayml/runway-aleph-2/video-to-video.json. Do not edit.

import {
  checkFileSize,
  checkMediaUrl,
  checkRange,
  defineModel,
  type MediaInput,
} from "comfygen/runtime";

export interface RunwayAleph2VideoToVideoInput {
  /**
   * Natural-language instruction describing the edit. Keep under 1000 characters.
   * Sent as `prompt`.
   */
  prompt: string;
  /**
   * Source video to edit. Must be 2-30 seconds and under 16 MB. Output length follows this
   * clip.
   * Sent as `video_url`. File size must be less than 16 MB.
   */
  videoUrl: MediaInput;
  /**
   * Optional seed for more repeatable retries. Leave unset for a random draw.
   * Sent as `seed`. Integer, 0 to 4294967295.
   */
  seed?: number;
  /**
   * Optional expand/outpaint ratio. Leave unset to keep the source frame.
   * Sent as `target_aspect_ratio`.
   */
  targetAspectRatio?: "16:9" | "4:3" | "3:2" | "1:1" | "2:3" | "3:4" | "9:16" | "21:9";
}

export interface RunwayAleph2VideoToVideoOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const runwayAleph2VideoToVideoKeys = {
  prompt: "prompt",
  videoUrl: "video_url",
  seed: "seed",
  targetAspectRatio: "target_aspect_ratio",
} as const;

/**
 * Runway Aleph 2 V2V
 *
 * Builds a request for `runwayml/runway-aleph-2/video-to-video`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const runwayAleph2VideoToVideo = /* @__PURE__ */ defineModel<
  RunwayAleph2VideoToVideoInput,
  RunwayAleph2VideoToVideoOutput,
  typeof runwayAleph2VideoToVideoKeys
>({
  id: "runwayml/runway-aleph-2/video-to-video",
  keys: runwayAleph2VideoToVideoKeys,
  fields: {
    prompt: { type: "string", required: true },
    videoUrl: { type: "string", required: true, media: "url", maxBytes: 16777216 },
    seed: { type: "integer", minimum: 0, maximum: 4294967295 },
    targetAspectRatio: {
      type: "string",
      enum: ["16:9", "4:3", "3:2", "1:1", "2:3", "3:4", "9:16", "21:9"],
    },
  },
  checks: [checkFileSize, checkMediaUrl, checkRange],
});
