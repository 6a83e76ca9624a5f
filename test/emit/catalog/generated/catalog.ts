// Made by comfygen. Do not edit.

import type {
  AceStepAudioInpaintInput,
  AceStepAudioInpaintOutput,
  aceStepAudioInpaint,
} from "./models/acestep-ai/ace-step/audio-inpaint.js";
import type {
  Flux3TextToVideoInput,
  Flux3TextToVideoOutput,
  flux3TextToVideo,
} from "./models/blackforestlabs/flux-3/text-to-video.js";
import type {
  SeedAudio10TextToAudioInput,
  SeedAudio10TextToAudioOutput,
  seedAudio10TextToAudio,
} from "./models/bytedance/seed-audio-1.0/text-to-audio.js";
import type {
  Seedance25ReferenceToVideo720pInput,
  Seedance25ReferenceToVideo720pOutput,
  seedance25ReferenceToVideo720p,
} from "./models/bytedance/seedance-2.5/reference-to-video/720p.js";
import type {
  Seedream50ProImageToImageInput,
  Seedream50ProImageToImageOutput,
  seedream50ProImageToImage,
} from "./models/bytedance/seedream-5.0-pro/image-to-image.js";
import type {
  KitchenSinkEveryKeywordInput,
  KitchenSinkEveryKeywordOutput,
  kitchenSinkEveryKeyword,
} from "./models/community/kitchen-sink/every-keyword.js";
import type {
  NamingCollisionsInput,
  NamingCollisionsOutput,
  namingCollisions,
} from "./models/community/naming/collisions.js";
import type {
  TextUnsafeInput,
  TextUnsafeOutput,
  textUnsafe,
} from "./models/community/text/unsafe.js";
import type {
  Kling304kImageToVideoInput,
  Kling304kImageToVideoOutput,
  kling304kImageToVideo,
} from "./models/kling/kling-3.0/4k/image-to-video.js";
import type {
  KlingVideoO34KImageToVideoInput,
  KlingVideoO34KImageToVideoOutput,
  klingVideoO34KImageToVideo,
} from "./models/kling/kling-video-o3/4K/image-to-video.js";
import type {
  ConditionsInput,
  ConditionsOutput,
  conditions,
} from "./models/provider/conditions.js";
import type {
  RunwayAleph2VideoToVideoInput,
  RunwayAleph2VideoToVideoOutput,
  runwayAleph2VideoToVideo,
} from "./models/runwayml/runway-aleph-2/video-to-video.js";
import type { RelightInput, RelightOutput, relight } from "./models/studio/relight.js";
import type {
  RelightVideoInput,
  RelightVideoOutput,
  relightVideo,
} from "./models/studio/relight/video.js";

/** Every model by its id: what it takes, what it gives, and its builder. */
export interface ModelMap {
  "acestep-ai/ace-step/audio-inpaint": {
    input: AceStepAudioInpaintInput;
    output: AceStepAudioInpaintOutput;
    model: typeof aceStepAudioInpaint;
  };
  "blackforestlabs/flux-3/text-to-video": {
    input: Flux3TextToVideoInput;
    output: Flux3TextToVideoOutput;
    model: typeof flux3TextToVideo;
  };
  "bytedance/seed-audio-1.0/text-to-audio": {
    input: SeedAudio10TextToAudioInput;
    output: SeedAudio10TextToAudioOutput;
    model: typeof seedAudio10TextToAudio;
  };
  "bytedance/seedance-2.5/reference-to-video/720p": {
    input: Seedance25ReferenceToVideo720pInput;
    output: Seedance25ReferenceToVideo720pOutput;
    model: typeof seedance25ReferenceToVideo720p;
  };
  "bytedance/seedream-5.0-pro/image-to-image": {
    input: Seedream50ProImageToImageInput;
    output: Seedream50ProImageToImageOutput;
    model: typeof seedream50ProImageToImage;
  };
  "community/kitchen-sink/every-keyword": {
    input: KitchenSinkEveryKeywordInput;
    output: KitchenSinkEveryKeywordOutput;
    model: typeof kitchenSinkEveryKeyword;
  };
  "community/naming/collisions": {
    input: NamingCollisionsInput;
    output: NamingCollisionsOutput;
    model: typeof namingCollisions;
  };
  "community/text/unsafe": {
    input: TextUnsafeInput;
    output: TextUnsafeOutput;
    model: typeof textUnsafe;
  };
  "kling/kling-3.0/4k/image-to-video": {
    input: Kling304kImageToVideoInput;
    output: Kling304kImageToVideoOutput;
    model: typeof kling304kImageToVideo;
  };
  "kling/kling-video-o3/4K/image-to-video": {
    input: KlingVideoO34KImageToVideoInput;
    output: KlingVideoO34KImageToVideoOutput;
    model: typeof klingVideoO34KImageToVideo;
  };
  "provider/conditions": {
    input: ConditionsInput;
    output: ConditionsOutput;
    model: typeof conditions;
  };
  "runwayml/runway-aleph-2/video-to-video": {
    input: RunwayAleph2VideoToVideoInput;
    output: RunwayAleph2VideoToVideoOutput;
    model: typeof runwayAleph2VideoToVideo;
  };
  "studio/relight": { input: RelightInput; output: RelightOutput; model: typeof relight };
  "studio/relight/video": {
    input: RelightVideoInput;
    output: RelightVideoOutput;
    model: typeof relightVideo;
  };
}

type Loaded<Id extends keyof ModelMap> = Promise<ModelMap[Id]["model"]>;

const loaders: { readonly [Id in keyof ModelMap]: () => Loaded<Id> } = {
  "acestep-ai/ace-step/audio-inpaint": async () =>
    (await import("./models/acestep-ai/ace-step/audio-inpaint.js")).aceStepAudioInpaint,
  "blackforestlabs/flux-3/text-to-video": async () =>
    (await import("./models/blackforestlabs/flux-3/text-to-video.js")).flux3TextToVideo,
  "bytedance/seed-audio-1.0/text-to-audio": async () =>
    (await import("./models/bytedance/seed-audio-1.0/text-to-audio.js")).seedAudio10TextToAudio,
  "bytedance/seedance-2.5/reference-to-video/720p": async () =>
    (await import("./models/bytedance/seedance-2.5/reference-to-video/720p.js"))
      .seedance25ReferenceToVideo720p,
  "bytedance/seedream-5.0-pro/image-to-image": async () =>
    (await import("./models/bytedance/seedream-5.0-pro/image-to-image.js"))
      .seedream50ProImageToImage,
  "community/kitchen-sink/every-keyword": async () =>
    (await import("./models/community/kitchen-sink/every-keyword.js")).kitchenSinkEveryKeyword,
  "community/naming/collisions": async () =>
    (await import("./models/community/naming/collisions.js")).namingCollisions,
  "community/text/unsafe": async () =>
    (await import("./models/community/text/unsafe.js")).textUnsafe,
  "kling/kling-3.0/4k/image-to-video": async () =>
    (await import("./models/kling/kling-3.0/4k/image-to-video.js")).kling304kImageToVideo,
  "kling/kling-video-o3/4K/image-to-video": async () =>
    (await import("./models/kling/kling-video-o3/4K/image-to-video.js")).klingVideoO34KImageToVideo,
  "provider/conditions": async () => (await import("./models/provider/conditions.js")).conditions,
  "runwayml/runway-aleph-2/video-to-video": async () =>
    (await import("./models/runwayml/runway-aleph-2/video-to-video.js")).runwayAleph2VideoToVideo,
  "studio/relight": async () => (await import("./models/studio/relight.js")).relight,
  "studio/relight/video": async () =>
    (await import("./models/studio/relight/video.js")).relightVideo,
};

/**
 * Imports one model's module.
 *
 * @throws RangeError where the catalogue has no model with this id.
 */
export async function loadModel<Id extends keyof ModelMap>(id: Id): Loaded<Id> {
  if (Object.hasOwn(loaders, id)) return loaders[id]();
  throw new RangeError(`there is no model ${String(id)} in this catalogue`);
}
