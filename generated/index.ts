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
  wan22FirstLastFrame,
  wan22FirstLastFrameKeys,
  type Wan22FirstLastFrameInput,
  type Wan22FirstLastFrameOutput,
} from "./models/community/wan-2-2/first-last-frame.js";
export {
  wan22VaceFun,
  wan22VaceFunKeys,
  type Wan22VaceFunInput,
  type Wan22VaceFunOutput,
} from "./models/community/wan-2-2/vace-fun.js";
