// Made by comfygen. Do not edit.

export {
  AbortedError,
  ApiError,
  ComfygenError,
  ConfigurationError,
  InputError,
  JobCancelledError,
  JobFailedError,
  NetworkError,
  ResponseError,
  SubmitUnknownError,
  TimeoutError,
  createClient,
  isComfygenError,
  type CallOptions,
  type Client,
  type ClientOptions,
  type InputIssue,
  type Job,
  type MediaInput,
  type Model,
  type ModelRequest,
} from "./client.js";
export { loadModel, type ModelMap } from "./catalog.js";
export {
  aceStepAudioInpaint,
  aceStepAudioInpaintKeys,
  type AceStepAudioInpaintInput,
  type AceStepAudioInpaintOutput,
} from "./models/acestep-ai/ace-step/audio-inpaint.js";
export {
  flux3TextToVideo,
  flux3TextToVideoKeys,
  type Flux3TextToVideoInput,
  type Flux3TextToVideoOutput,
} from "./models/blackforestlabs/flux-3/text-to-video.js";
export {
  seedAudio10TextToAudio,
  seedAudio10TextToAudioKeys,
  type SeedAudio10TextToAudioInput,
  type SeedAudio10TextToAudioOutput,
} from "./models/bytedance/seed-audio-1.0/text-to-audio.js";
export {
  seedance25ReferenceToVideo720p,
  seedance25ReferenceToVideo720pKeys,
  type Seedance25ReferenceToVideo720pInput,
  type Seedance25ReferenceToVideo720pOutput,
} from "./models/bytedance/seedance-2.5/reference-to-video/720p.js";
export {
  seedream50ProImageToImage,
  seedream50ProImageToImageKeys,
  type Seedream50ProImageToImageInput,
  type Seedream50ProImageToImageOutput,
} from "./models/bytedance/seedream-5.0-pro/image-to-image.js";
export {
  kitchenSinkEveryKeyword,
  kitchenSinkEveryKeywordKeys,
  type KitchenSinkEveryKeywordInput,
  type KitchenSinkEveryKeywordInputLoraWeight,
  type KitchenSinkEveryKeywordInputLayer,
  type KitchenSinkEveryKeywordInputSize,
  type KitchenSinkEveryKeywordOutput,
  type KitchenSinkEveryKeywordOutputImagesItem,
} from "./models/community/kitchen-sink/every-keyword.js";
export {
  namingCollisions,
  namingCollisionsKeys,
  type NamingCollisionsInput,
  type NamingCollisionsOutput,
} from "./models/community/naming/collisions.js";
export {
  textUnsafe,
  textUnsafeKeys,
  type TextUnsafeInput,
  type TextUnsafeOutput,
} from "./models/community/text/unsafe.js";
export {
  kling304kImageToVideo,
  kling304kImageToVideoKeys,
  type Kling304kImageToVideoInput,
  type Kling304kImageToVideoOutput,
} from "./models/kling/kling-3.0/4k/image-to-video.js";
export {
  klingVideoO34KImageToVideo,
  klingVideoO34KImageToVideoKeys,
  type KlingVideoO34KImageToVideoInput,
  type KlingVideoO34KImageToVideoOutput,
} from "./models/kling/kling-video-o3/4K/image-to-video.js";
export {
  conditions,
  conditionsKeys,
  type ConditionsInput,
  type ConditionsOutput,
} from "./models/provider/conditions.js";
export {
  runwayAleph2VideoToVideo,
  runwayAleph2VideoToVideoKeys,
  type RunwayAleph2VideoToVideoInput,
  type RunwayAleph2VideoToVideoOutput,
} from "./models/runwayml/runway-aleph-2/video-to-video.js";
export {
  relight,
  relightKeys,
  type RelightInput,
  type RelightInputLight,
  type RelightInputLightFillLight,
  type RelightOutput,
} from "./models/studio/relight.js";
export {
  relightVideo,
  relightVideoKeys,
  type RelightVideoInput,
  type RelightVideoOutput,
} from "./models/studio/relight/video.js";
