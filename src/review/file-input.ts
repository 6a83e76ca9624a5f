import { mediaOf } from "../emit/media.js";
import { shapesOf } from "./shape.js";
import type { Value } from "./value-pair.js";

/** In which way a text parameter takes files: an enum and other types take none, and that is told by other rules. */
function mediaOfText({ key, schema }: Value): "none" | "text" | "url" | undefined {
  const isText = !schema.enum && shapesOf(schema).join() === "string";
  return isText ? (mediaOf(key, schema) ?? "none") : undefined;
}

/**
 * True where a file or a text that was taken is refused. Only from URLs to any text nothing is lost: no file at all refuses
 * files, and any file at all refuses the path of a local one.
 */
export function isFileNarrower(before: Value, after: Value): boolean {
  const [old, now] = [mediaOfText(before), mediaOfText(after)];
  if (old === undefined || now === undefined || old === now) return false;
  return !(old === "url" && now === "text");
}

export function fileText(value: Value): string {
  const media = mediaOfText(value);
  if (media === "url") return "a URL or a file";
  return media === "text" ? "any text or a file" : "any text";
}
