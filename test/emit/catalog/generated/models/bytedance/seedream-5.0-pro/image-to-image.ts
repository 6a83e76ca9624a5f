// Made by comfygen from bytedance/seedream-5.0-pro/image-to-image.json. Do not edit.

import {
  checkFileSize,
  checkItems,
  checkMediaUrl,
  defineModel,
  nestedValues,
  type MediaInput,
} from "comfygen/runtime";

export interface Seedream50ProImageToImageInput {
  /**
   * Sent as `image`. 1 to 10 items. File size must be less than 30 MB. The aspect ratio range
   * should be 1:16 to 16:1. The uploaded image width and height must exceed 14 pixels.
   */
  image: MediaInput[];
  /** Sent as `prompt`. */
  prompt: string;
  /** Sent as `aspect_ratio`. @defaultValue `"1:1"` */
  aspectRatio?: "auto" | "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9";
  /** Sent as `output_format`. @defaultValue `"png"` */
  outputFormat?: "png" | "jpeg";
  /** Sent as `resolution`. @defaultValue `"2K"` */
  resolution?: "1K" | "2K";
}

export interface Seedream50ProImageToImageOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const seedream50ProImageToImageKeys = {
  image: "image",
  prompt: "prompt",
  aspectRatio: "aspect_ratio",
  outputFormat: "output_format",
  resolution: "resolution",
} as const;

/**
 * Seedream 5.0 Pro I2I
 *
 * Builds a request for `bytedance/seedream-5.0-pro/image-to-image`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const seedream50ProImageToImage = /* @__PURE__ */ defineModel<
  Seedream50ProImageToImageInput,
  Seedream50ProImageToImageOutput,
  typeof seedream50ProImageToImageKeys
>({
  id: "bytedance/seedream-5.0-pro/image-to-image",
  keys: seedream50ProImageToImageKeys,
  fields: {
    image: {
      type: "array",
      required: true,
      minItems: 1,
      maxItems: 10,
      items: { type: "string", media: "url", maxBytes: 31457280 },
    },
    prompt: { type: "string", required: true },
    aspectRatio: {
      type: "string",
      enum: ["auto", "1:1", "4:3", "3:4", "16:9", "9:16", "2:3", "3:2", "21:9"],
    },
    outputFormat: { type: "string", enum: ["png", "jpeg"] },
    resolution: { type: "string", enum: ["1K", "2K"] },
  },
  checks: [checkFileSize, checkItems, checkMediaUrl],
  nested: nestedValues,
});
