import type { Price } from "../model/file.js";
import type { Json } from "../model/json.js";

/** `comfygen list --json` */
export type ListJson = readonly {
  id: string;
  /** The name of the generated export. */
  export: string;
  title?: string;
  /** Friendly names, in the order in which they are printed everywhere. */
  parameters: readonly string[];
  /** Those of them that are required. */
  required: readonly string[];
  price?: Price;
}[];

/** `comfygen show <id> --json` */
export interface ShowJson {
  id: string;
  export: string;
  title?: string;
  description?: string;
  /** The page or the catalogue entry that it was taken in from. */
  source?: string;
  price?: Price;
  parameters: readonly ParameterJson[];
  /** TypeScript: a file beside the output folder. */
  call: string;
  /** The same request, for a POSIX shell; absent where the values above are none that the model takes. */
  curl?: string;
}

/** `comfygen templates eject --json`: the files that were written. */
export type TemplatesJson = readonly string[];

/** A parameter; its default, values and limits are as they were published. */
export interface ParameterJson {
  /** What it is called in the generated code. */
  name: string;
  /** What it is sent as. */
  key: string;
  required: boolean;
  /** JSON types, ` | ` between them; `any`. */
  type: string;
  title?: string;
  description?: string;
  default?: Json;
  enum?: readonly Json[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}
