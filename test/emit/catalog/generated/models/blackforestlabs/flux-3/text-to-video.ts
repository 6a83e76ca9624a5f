// Made by comfygen from blackforestlabs/flux-3/text-to-video.json. Do not edit.

import { checkRange, defineModel } from "comfygen/runtime";

export interface Flux3TextToVideoInput {
  /** Sent as `prompt`. */
  prompt: string;
  /** Sent as `aspect_ratio`. @defaultValue `"auto"` */
  aspectRatio?: "auto" | "21:9" | "2:1" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16";
  /** Sent as `duration`. @defaultValue `"auto"` */
  duration?:
    | "auto"
    | "5"
    | "6"
    | "7"
    | "8"
    | "9"
    | "10"
    | "11"
    | "12"
    | "13"
    | "14"
    | "15"
    | "16"
    | "17"
    | "18"
    | "19"
    | "20";
  /** Sent as `generate_audio`. @defaultValue `true` */
  generateAudio?: boolean;
  /** Sent as `resolution`. @defaultValue `"720p"` */
  resolution?: "720p" | "1080p";
  /** Sent as `safety_tolerance`. Integer, 0 to 4. @defaultValue `2` */
  safetyTolerance?: number;
}

export interface Flux3TextToVideoOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const flux3TextToVideoKeys = {
  prompt: "prompt",
  aspectRatio: "aspect_ratio",
  duration: "duration",
  generateAudio: "generate_audio",
  resolution: "resolution",
  safetyTolerance: "safety_tolerance",
} as const;

/**
 * FLUX 3 Video
 *
 * Builds a request for `blackforestlabs/flux-3/text-to-video`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const flux3TextToVideo = /* @__PURE__ */ defineModel<
  Flux3TextToVideoInput,
  Flux3TextToVideoOutput,
  typeof flux3TextToVideoKeys
>({
  id: "blackforestlabs/flux-3/text-to-video",
  keys: flux3TextToVideoKeys,
  fields: {
    prompt: { type: "string", required: true },
    aspectRatio: {
      type: "string",
      enum: ["auto", "21:9", "2:1", "16:9", "4:3", "1:1", "3:4", "9:16"],
    },
    duration: {
      type: "string",
      enum: [
        "auto",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "20",
      ],
    },
    generateAudio: { type: "boolean" },
    resolution: { type: "string", enum: ["720p", "1080p"] },
    safetyTolerance: { type: "integer", minimum: 0, maximum: 4 },
  },
  checks: [checkRange],
});
