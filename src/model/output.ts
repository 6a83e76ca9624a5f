import { isJsonObject, type JsonObject } from "./json.js";
import type { ModelFile } from "./file.js";
import { plainSchema, type PlainSchema } from "./plain.js";

const FILE_URL = { type: "string", format: "uri" };
const FILE_URLS = { type: "array", items: FILE_URL };

/** What RunComfy's models answer with, for those whose source has no output schema; never written into a model file. */
const COMMON_OUTPUT: JsonObject = {
  type: "object",
  properties: {
    image: FILE_URL,
    images: FILE_URLS,
    video: FILE_URL,
    videos: FILE_URLS,
    audio: FILE_URL,
    audios: FILE_URLS,
  },
  additionalProperties: true,
};

/**
 * The schema of `result.output`. RunComfy publishes a bare property map whose one key is `output`; any other schema is
 * that of `result.output` itself.
 */
export function outputSchema(file: ModelFile): PlainSchema {
  const { output } = file;
  if (!output) return plainSchema(COMMON_OUTPUT, "/output");
  const inner = output.output;
  const isPropertyMap = Object.keys(output).length === 1 && isJsonObject(inner);
  return isPropertyMap ? plainSchema(inner, "/output/output") : plainSchema(output, "/output");
}
