import type { Price } from "../model/file.js";
import { isModelId } from "../model/id.js";
import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { pastLimit } from "../model/limits.js";
import type { Published } from "./take-in.js";

/** One model that a source names, or why it can't be taken. */
export type Finding =
  | { readonly ok: true; readonly published: Published }
  /** `id`: the model that the source means, where it says so. */
  | { readonly ok: false; readonly message: string; readonly id?: string };

/** Reads an entry of RunComfy's catalogue. Never throws. */
export function readCatalogEntry(entry: Json): Finding {
  if (!isJsonObject(entry)) return { ok: false, message: "a catalogue entry that is no object" };
  const { model_id: id, input_schema: input, output_schema: output } = entry;
  if (typeof id !== "string") return { ok: false, message: "a catalogue entry without `model_id`" };
  const refuse = (message: string): Finding => ({ ok: false, id: shown(id), message });
  if (!isModelId(id)) {
    return refuse(
      "`model_id` is no model id: segments of letters, digits, `_`, `.` and `-`, with slashes between them",
    );
  }
  if (input === undefined) {
    return refuse("no `input_schema`; a list has it only with `include_schema=true`");
  }
  if (!isJsonObject(input)) return refuse("`input_schema` is no object");
  if (output !== undefined && output !== null && !isJsonObject(output)) {
    return refuse("`output_schema` is no object");
  }
  const past = pastLimit(isJsonObject(output) ? { input, output } : input);
  if (past !== undefined) return refuse(`its schema ${past}`);
  return {
    ok: true,
    published: {
      id,
      ...prose("title", entry.display_name),
      ...prose("description", entry.description),
      ...address(entry.model_url),
      ...price(entry),
      input,
      ...(isJsonObject(output) ? { output } : {}),
    },
  };
}

function shown(id: string): string {
  const text = JSON.stringify(id.slice(0, 80));
  return isModelId(id) ? id : text;
}

function prose<Key extends string>(key: Key, text: Json | undefined): { [K in Key]?: string } {
  const trimmed = typeof text === "string" ? text.trim() : "";
  return (trimmed === "" ? {} : { [key]: trimmed }) as { [K in Key]?: string };
}

function address(url: Json | undefined): { source?: string } {
  return typeof url === "string" && /^https?:\/\//i.test(url) && URL.canParse(url)
    ? { source: url }
    : {};
}

/** A price without a unit says nothing: it is left out. */
function price(entry: JsonObject): { price?: Price } {
  const { base_price_usd: usd, price_unit: unit } = entry;
  if (typeof usd !== "number" || !(usd >= 0) || typeof unit !== "string" || unit === "") return {};
  return { price: { usd, unit, ...prose("note", entry.pricing_note) } };
}
