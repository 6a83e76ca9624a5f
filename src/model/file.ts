import type { JsonObject } from "./json.js";

/** What a run costs, as the catalogue has it. */
export interface Price {
  /** US dollars for one unit, 0 or more. */
  usd: number;
  /** What is paid for: `output`, `second`, or a word that the catalogue made up since. */
  unit: string;
  note?: string;
}

/**
 * A model file, `schemas/<id>.json`: what was published, and the names given to it.
 * `input` and `output` are as published; all else is the catalogue's, the page's, or comfygen's own.
 */
export interface ModelFile {
  /** The version of this format. */
  comfygen: 1;
  /** The model id that requests are sent to, such as `community/wan-2-2/first-last-frame`. */
  id: string;
  /** The name of the generated export. */
  name?: string;
  title?: string;
  description?: string;
  /** The URL of the page or catalogue entry; never a local path. */
  source?: string;
  price?: Price;
  /** Wire path -> friendly name, for every parameter at every depth. */
  names?: Record<string, string>;
  /** The page's own request body. */
  example?: JsonObject;
  input: JsonObject;
  output?: JsonObject;
}
