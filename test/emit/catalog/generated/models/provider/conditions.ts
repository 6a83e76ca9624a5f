// Made by comfygen from provider/conditions.json. Do not edit.

import {
  checkLocalFile,
  checkObject,
  checkRange,
  defineModel,
  nestedValues,
  type MediaInput,
} from "comfygen/runtime";

export interface ConditionsInput {
  /** Sent as `auto_seed`. */
  autoSeed?: unknown;
  /** Sent as `image_url`. */
  imageUrl?: MediaInput;
  /** Sent as `prompt`. */
  prompt?: string;
  /** Sent as `strength`. 0 to 1. */
  strength?: number;
  [k: string]: unknown;
}

export interface ConditionsOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const conditionsKeys = {
  autoSeed: "auto_seed",
  imageUrl: "image_url",
  prompt: "prompt",
  strength: "strength",
} as const;

/**
 * Builds a request for `provider/conditions`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const conditions = /* @__PURE__ */ defineModel<
  ConditionsInput,
  ConditionsOutput,
  typeof conditionsKeys
>({
  id: "provider/conditions",
  keys: conditionsKeys,
  fields: {
    autoSeed: {},
    imageUrl: { type: "string", media: "text" },
    prompt: { type: "string" },
    strength: { type: "number", minimum: 0, maximum: 1 },
  },
  additional: { type: "boolean" },
  checks: [checkLocalFile, checkObject, checkRange],
  nested: nestedValues,
});
