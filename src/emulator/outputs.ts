import { isJsonObject, type JsonObject } from "../model/json.js";
import type { ModelFile } from "../model/file.js";
import { keyWords } from "../naming/words.js";
import { makeMp4 } from "./media-mp4.js";
import { drawPng } from "./media-png.js";
import { makeWav } from "./media-wav.js";

type Medium = "image" | "video" | "audio";

/** One property of an output. */
export interface Output {
  readonly key: string;
  readonly medium: Medium;
  /** A string where absent, else an array of so many. */
  readonly length?: number;
}

const MAX_FILES = 16;
const MEDIUM_OF_WORD: ReadonlyMap<string, Medium> = new Map([
  ["image", "image"],
  ["images", "image"],
  ["video", "video"],
  ["videos", "video"],
  ["audio", "audio"],
  ["audios", "audio"],
  ["music", "audio"],
  ["speech", "audio"],
  ["tts", "audio"],
]);

const FILES: Readonly<
  Record<Medium, { extension: string; type: string; make: (seed: number) => Uint8Array }>
> = {
  image: { extension: "png", type: "image/png", make: drawPng },
  video: { extension: "mp4", type: "video/mp4", make: makeMp4 },
  audio: { extension: "wav", type: "audio/wav", make: makeWav },
};

/**
 * What a job of this model gives: every property of its output schema whose key says image, video or audio. Without any, one
 * property by the last such word in the model's id (`text-to-video`), else `image`.
 */
export function outputsOf(model: ModelFile): readonly Output[] {
  const published = Object.entries(outputProperties(model)).flatMap(([key, schema]) => {
    const medium = lastMedium(keyWords(key));
    if (medium === undefined || !isJsonObject(schema)) return [];
    const isList = schema.type === "array";
    const least = typeof schema.minItems === "number" ? schema.minItems : 1;
    return [
      isList ? { key, medium, length: Math.min(Math.max(least, 1), MAX_FILES) } : { key, medium },
    ];
  });
  if (published.length > 0) return published;
  const medium = lastMedium(keyWords(model.id)) ?? "image";
  return [{ key: medium, medium }];
}

/** The `output` of a result: URLs of files under `base`. */
export function outputBody(outputs: readonly Output[], base: string): JsonObject {
  const url = (medium: Medium, index: number) => `${base}/${index}.${FILES[medium].extension}`;
  return Object.fromEntries(
    outputs.map(({ key, medium, length }) => [
      key,
      length === undefined ? url(medium, 0) : Array.from({ length }, (_, at) => url(medium, at)),
    ]),
  );
}

/** The file of that name (`0.png`), where a job with these outputs has it. */
export function outputFile(
  outputs: readonly Output[],
  name: string,
  seed: number,
): { bytes: Uint8Array; type: string } | undefined {
  for (const { medium, length } of outputs) {
    const { extension, type, make } = FILES[medium];
    for (let index = 0; index < (length ?? 1); index++) {
      if (name === `${index}.${extension}`) return { bytes: make((seed + index) >>> 0), type };
    }
  }
  return undefined;
}

/** RunComfy's bare property map is the map of `result` itself, so the output's schema is within it. */
function outputProperties(model: ModelFile): JsonObject {
  const published = model.output ?? {};
  const isBareMap = Object.keys(published).join() === "output";
  const schema = isBareMap ? published.output : published;
  return isJsonObject(schema) && isJsonObject(schema.properties) ? schema.properties : {};
}

function lastMedium(words: readonly string[]): Medium | undefined {
  return words.map((word) => MEDIUM_OF_WORD.get(word)).findLast((medium) => medium !== undefined);
}
