/** What generated clients stand on. */
export type { BatchOptions, BatchResults } from "./batch.js";
export { checkAlternatives } from "./check-alternatives.js";
export { checkEnum } from "./check-enum.js";
export { checkExclusiveRange } from "./check-exclusive-range.js";
export { checkFileSize } from "./check-file-size.js";
export { checkItems } from "./check-items.js";
export { checkLength } from "./check-length.js";
export { checkLocalFile } from "./check-local-file.js";
export { checkMediaUrl } from "./check-media-url.js";
export { checkMultiple } from "./check-multiple.js";
export { checkObject } from "./check-object.js";
export { checkRange } from "./check-range.js";
export { type Client, createClient, type RunnableModel } from "./client.js";
export {
  AbortedError,
  ApiError,
  type Billed,
  type CancelOutcome,
  ComfygenError,
  ConfigurationError,
  type ErrorCode,
  InputError,
  isComfygenError,
  JobCancelledError,
  JobFailedError,
  NetworkError,
  ResponseError,
  SubmitUnknownError,
  TimeoutError,
} from "./errors.js";
export type { Field, Fields, JsonType, MediaInput } from "./field.js";
export type { InputIssue } from "./issue.js";
export type { Job } from "./job.js";
export {
  defineModel,
  type Model,
  type ModelDescription,
  type ModelRequest,
  type Price,
} from "./model.js";
export { nestedValues } from "./nested.js";
export { nestedNames } from "./nested-names.js";
export type {
  CallOptions,
  ClientOptions,
  Fetch,
  FetchInit,
  PollOptions,
  ReadOptions,
  RequestInfo,
  ResponseInfo,
  RetryOptions,
  SubmitOptions,
  Token,
  Upload,
  WaitOptions,
} from "./options.js";
export type { RunResult } from "./result.js";
export type { StandardResult, StandardSchema } from "./standard-schema.js";
export type { JobStatus, JobUpdate } from "./state.js";
