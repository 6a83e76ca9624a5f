/** What generated clients stand on. */
export type { BatchOptions, BatchResults } from "./batch.js";
export * from "./builder.js";
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
export type { Field, Fields, JsonType } from "./field.js";
export type { InputIssue } from "./issue.js";
export type { Job } from "./job.js";
export type { Model, ModelDescription, ModelRequest, Price } from "./model.js";
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
