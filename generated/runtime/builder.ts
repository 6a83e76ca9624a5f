// Made by comfygen. Do not edit.

/** What a model's module stands on: enough to build and check requests, and nothing of what sends them. */
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
export type { MediaInput } from "./field.js";
export { defineModel } from "./model.js";
export { nestedValues } from "./nested.js";
export { nestedNames } from "./nested-names.js";
