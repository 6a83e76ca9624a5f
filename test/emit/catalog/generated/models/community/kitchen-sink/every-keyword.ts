// Made by comfygen from community/kitchen-sink/every-keyword.json. Do not edit.

import {
  checkAlternatives,
  checkEnum,
  checkExclusiveRange,
  checkItems,
  checkLength,
  checkLocalFile,
  checkMultiple,
  checkObject,
  checkRange,
  defineModel,
  nestedNames,
  type MediaInput,
} from "comfygen/runtime";

export interface KitchenSinkEveryKeywordInput {
  /** Weights to mix in. Sent as `loras`. No item twice. */
  loras: KitchenSinkEveryKeywordInputLoraWeight[];
  /** Sent as `mystery`. */
  mystery: unknown;
  /** Start Image. Sent as `10_image`. */
  startImage: MediaInput;
  /** Sent as `anything`. */
  anything?: unknown;
  /** Sent as `curve`. At least 2 items. */
  curve?: [number, string];
  /** Sent as `extra`. */
  extra?: {
    [k: string]: number;
  };
  /** Frames. Sent as `11_images`. 1 to 4 items. */
  frames?: MediaInput[];
  /** Sent as `layers`. */
  layers?: KitchenSinkEveryKeywordInputLayer;
  /** Sent as `mode`. */
  mode?: "fast" | "slow" | null;
  /** Sent as `note`. 1 to 200 characters, pattern `^[a-z]+$`. */
  note?: string | null;
  /** Sent as `ratio`. Over 0, under 1, a multiple of 0.05. @deprecated */
  ratio?: number;
  /** Sent as `scheduler`. */
  scheduler?: "euler";
  /** A preset, or a size of your own. Sent as `size`. @defaultValue `"square"` */
  size?: "square" | "wide" | KitchenSinkEveryKeywordInputSize | null;
  /** The look. Sent as `style`. @defaultValue `"photo"` */
  style?: "photo" | "anime";
  /** Sent as `tags`. */
  tags?: unknown[];
}

export interface KitchenSinkEveryKeywordInputLoraWeight {
  /** URL of the weights. Sent as `path`. */
  path: string;
  /** Sent as `network_multiplier`. -2 to 2. @defaultValue `1` */
  networkMultiplier?: number;
}

/** A layer, with more layers in it. */
export interface KitchenSinkEveryKeywordInputLayer {
  /** Sent as `layer_name`. */
  layerName: string;
  /** Sent as `sub_layers`. */
  subLayers?: KitchenSinkEveryKeywordInputLayer[];
}

export interface KitchenSinkEveryKeywordInputSize {
  /** Sent as `image_width`. Integer, at least 64. */
  imageWidth: number;
  /** Sent as `image_height`. Integer, at least 64. */
  imageHeight?: number;
}

export interface KitchenSinkEveryKeywordOutput {
  images: KitchenSinkEveryKeywordOutputImagesItem[];
  /** The seed that was used. Integer. */
  seed?: number;
}

export interface KitchenSinkEveryKeywordOutputImagesItem {
  "content-type"?: string;
  url?: string;
}

/** Friendly name -> wire key. */
export const kitchenSinkEveryKeywordKeys = {
  loras: "loras",
  mystery: "mystery",
  startImage: "10_image",
  anything: "anything",
  curve: "curve",
  extra: "extra",
  frames: "11_images",
  layers: "layers",
  mode: "mode",
  note: "note",
  ratio: "ratio",
  scheduler: "scheduler",
  size: "size",
  style: "style",
  tags: "tags",
} as const;

/**
 * Every keyword
 *
 * What JSON Schema can say of an input.
 * One of each.
 *
 * Builds a request for `community/kitchen-sink/every-keyword`.
 * Costs 0.05 USD per output (two for one on Sundays).
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const kitchenSinkEveryKeyword = /* @__PURE__ */ defineModel<
  KitchenSinkEveryKeywordInput,
  KitchenSinkEveryKeywordOutput,
  typeof kitchenSinkEveryKeywordKeys
>({
  id: "community/kitchen-sink/every-keyword",
  keys: kitchenSinkEveryKeywordKeys,
  fields: {
    loras: { type: "array", required: true, uniqueItems: true, items: { ref: "LoraWeight" } },
    mystery: { required: true },
    startImage: { type: "string", required: true, media: "text", samples: ["sample-cat.png"] },
    anything: {},
    curve: {
      type: "array",
      minItems: 2,
      prefixItems: [{ type: "number" }, { type: "string" }],
      items: { enum: [] },
    },
    extra: { type: "object", additional: { type: "number" } },
    frames: {
      type: "array",
      minItems: 1,
      maxItems: 4,
      items: { type: "string", media: "text", samples: ["sample-1.png"] },
    },
    layers: { ref: "Layer" },
    mode: { type: ["null", "string"], enum: ["fast", "slow", null] },
    note: { type: ["null", "string"], minLength: 1, maxLength: 200 },
    ratio: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.05 },
    scheduler: { type: "string", enum: ["euler"] },
    size: {
      anyOf: [
        { type: "string", enum: ["square", "wide"] },
        {
          type: "object",
          fields: {
            imageWidth: { type: "integer", required: true, minimum: 64 },
            imageHeight: { type: "integer", minimum: 64 },
          },
          additional: {},
        },
        { type: "null" },
      ],
    },
    style: { type: "string", enum: ["photo", "anime"] },
    tags: { type: "array" },
  },
  definitions: {
    LoraWeight: {
      type: "object",
      fields: {
        path: { type: "string", required: true },
        networkMultiplier: { type: "number", minimum: -2, maximum: 2 },
      },
    },
    Layer: {
      type: "object",
      fields: {
        layerName: { type: "string", required: true },
        subLayers: { type: "array", items: { ref: "Layer" } },
      },
    },
  },
  checks: [
    checkAlternatives,
    checkEnum,
    checkExclusiveRange,
    checkItems,
    checkLength,
    checkLocalFile,
    checkMultiple,
    checkObject,
    checkRange,
  ],
  nested: nestedNames(
    {
      fields: {
        layers: { ref: "layers" },
        loras: { items: { keys: { networkMultiplier: "network_multiplier" } } },
        size: { keys: { imageHeight: "image_height", imageWidth: "image_width" } },
      },
    },
    {
      layers: {
        keys: { layerName: "layer_name", subLayers: "sub_layers" },
        fields: { subLayers: { items: { ref: "layers" } } },
      },
    },
  ),
  price: { usd: 0.05, unit: "output", note: "two for one on Sundays" },
});
