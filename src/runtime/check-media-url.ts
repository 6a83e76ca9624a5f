import { describeField } from "./describe.js";
import { report } from "./inspection.js";
import type { Check } from "./rule.js";

/** Checks `media: "url"`, with `samples`. */
export const checkMediaUrl: Check = (field) => {
  if (field.media !== "url") return undefined;
  return (value, at) => {
    if (typeof value !== "string" || field.samples?.includes(value)) return;
    if (!url.test(value)) report(at, value, describeField(field));
  };
};

const url = /^data:[^,]*,|^https?:\/\/[^\s/?#]+(?:[/?#]|$)/i;
