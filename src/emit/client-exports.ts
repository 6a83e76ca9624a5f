/** What an application uses of the runtime beside its models, in code-unit order: the exports of `client.ts`. */
export const CLIENT_VALUES = [
  "AbortedError",
  "ApiError",
  "ComfygenError",
  "ConfigurationError",
  "InputError",
  "JobCancelledError",
  "JobFailedError",
  "NetworkError",
  "ResponseError",
  "SubmitUnknownError",
  "TimeoutError",
  "createClient",
  "isComfygenError",
] as const;

export const CLIENT_TYPES = [
  "CallOptions",
  "Client",
  "ClientOptions",
  "InputIssue",
  "Job",
  "MediaInput",
  "Model",
  "ModelRequest",
] as const;

/** The index exports these names itself, so no model can have them. */
export const RESERVED_EXPORTS: ReadonlySet<string> = new Set<string>([
  ...CLIENT_VALUES,
  ...CLIENT_TYPES,
  "ModelMap",
  "loadModel",
  // What a model's module imports.
  "checkAlternatives",
  "checkEnum",
  "checkExclusiveRange",
  "checkFileSize",
  "checkItems",
  "checkLength",
  "checkLocalFile",
  "checkMediaUrl",
  "checkMultiple",
  "checkObject",
  "checkRange",
  "defineModel",
  "nestedNames",
  "nestedValues",
]);
