// Made by comfygen. Do not edit.

import { describeField } from "./describe.js";
import { report } from "./inspection.js";
import type { Check } from "./rule.js";

/** Checks `media: "text"`, with `samples`. */
export const checkLocalFile: Check = (field) => {
  if (field.media !== "text") return undefined;
  return (value, at) => {
    if (typeof value !== "string" || field.samples?.includes(value)) return;
    if (localFile.test(value)) report(at, value, describeField(field));
  };
};

/** A path (`./`, `../`, `~`, `/`, `C:\`, with either slash), a URL of this machine, or a bare name of a media file. */
const localFile =
  /^\s*(\.{0,2}[\\/]|~|[a-z]:[\\/]|file:|blob:)|^[^/:]*\.(png|jpe?g|gif|web[pm]|avif?|bmp|tiff?|hei[cf]|svg|mp[34g]|m4[av]|mov|mkv|wav|flac|og[agv]|opus|aac)\s*$/i;
