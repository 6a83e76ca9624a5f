// Made by comfygen from studio/relight.json. Do not edit.

import {
  checkLocalFile,
  checkObject,
  checkRange,
  defineModel,
  nestedNames,
  type MediaInput,
} from "comfygen/runtime";

export interface RelightInput {
  /** The picture to relight. Sent as `image_url`. */
  imageUrl: MediaInput;
  /** Sent as `light`. */
  light: RelightInputLight;
}

export interface RelightInputLight {
  /** Sent as `key_light`. */
  keyLight: "left" | "right";
  /** Sent as `fill_light`. */
  fillLight?: RelightInputLightFillLight;
}

export interface RelightInputLightFillLight {
  /** Sent as `color_hex`. */
  colorHex?: string;
  /** Sent as `power`. At least 0. */
  power?: number;
}

export type RelightOutput = string[];

/** Friendly name -> wire key. */
export const relightKeys = {
  imageUrl: "image_url",
  light: "light",
} as const;

/**
 * Builds a request for `studio/relight`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const relight = /* @__PURE__ */ defineModel<RelightInput, RelightOutput, typeof relightKeys>(
  {
    id: "studio/relight",
    keys: relightKeys,
    fields: {
      imageUrl: { type: "string", required: true, media: "text" },
      light: {
        type: "object",
        required: true,
        fields: {
          keyLight: { type: "string", required: true, enum: ["left", "right"] },
          fillLight: {
            type: "object",
            fields: { colorHex: { type: "string" }, power: { type: "number", minimum: 0 } },
          },
        },
      },
    },
    checks: [checkLocalFile, checkObject, checkRange],
    nested: nestedNames({
      fields: {
        light: {
          keys: { fillLight: "fill_light", keyLight: "key_light" },
          fields: { fillLight: { keys: { colorHex: "color_hex" } } },
        },
      },
    }),
  },
);
