// Made by comfygen. Do not edit.

import { report } from "./inspection.js";
import { describeField } from "./describe.js";
import type { Check } from "./rule.js";

/** What a media parameter takes: an `http:`, `https:` or `data:` URL, or the file itself. */
export type MediaInput = string | URL | Blob;

/** Checks `media`, with `samples`. */
export const checkMedia: Check = (field) => {
  const { media, samples = [] } = field;
  if (!media) return undefined;
  return (value, at) => {
    if (typeof value !== "string" || samples.includes(value)) return;
    const fits = media === "url" ? url.test(value) : !localFile.test(value);
    if (!fits) report(at, value, describeField(field));
  };
};

const url = /^data:[^,]*,|^https?:\/\/[^\s/?#]+(?:[/?#]|$)/i;

/** A path (`./`, `../`, `~`, `/`, `C:\`, with either slash), a URL of this machine, or a bare name of a media file. */
const localFile =
  /^\s*(\.{0,2}[\\/]|~|[a-z]:[\\/]|file:|blob:)|^[^/:]*\.(png|jpe?g|gif|webp|avif|bmp|tiff?|hei[cf]|svg|mp[34g]|m4[av]|mov|webm|mkv|avi|wav|flac|og[agv]|opus|aac)\s*$/i;
