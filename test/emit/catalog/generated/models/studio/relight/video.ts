// Made by comfygen from studio/relight/video.json. Do not edit.

import {
  checkLocalFile,
  checkMediaUrl,
  checkRange,
  defineModel,
  type MediaInput,
} from "comfygen/runtime";

export interface RelightVideoInput {
  /** Sent as `video_url`. */
  clip: MediaInput;
  /** Sent as `strength`. 0 to 1. @defaultValue `0.5` */
  amount?: number;
  /** Sent as `mask`. */
  mask?: MediaInput;
}

export type RelightVideoOutput = string;

/** Friendly name -> wire key. */
export const relightVideoKeys = {
  clip: "video_url",
  amount: "strength",
  mask: "mask",
} as const;

/**
 * Builds a request for `studio/relight/video`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const relightVideo = /* @__PURE__ */ defineModel<
  RelightVideoInput,
  RelightVideoOutput,
  typeof relightVideoKeys
>({
  id: "studio/relight/video",
  keys: relightVideoKeys,
  fields: {
    clip: { type: "string", required: true, media: "url" },
    amount: { type: "number", minimum: 0, maximum: 1 },
    mask: { type: "string", media: "text" },
  },
  checks: [checkLocalFile, checkMediaUrl, checkRange],
});
