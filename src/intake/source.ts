import { isJsonObject, type Json } from "../model/json.js";
import { MAX_MODELS, pastLimit } from "../model/limits.js";
import { ModelFileError, parseJson, readModelFile } from "../model/parse-file.js";
import { readCatalogEntry, type Finding } from "./catalog-entry.js";
import { readPage } from "./page.js";
import { unreadable } from "./unreadable.js";

export type { Finding };

/**
 * Reads a source of any accepted form: a saved model page, or JSON (a model file, a catalogue answer, an array of either,
 * one entry of a catalogue). One finding for each model in it, at least one in all. Never throws.
 */
export function readSource(text: string): readonly Finding[] {
  if (!startsLikeJson(text)) return [readPageSource(text)];
  const format = unreadable(text);
  if (format !== undefined) return [{ ok: false, message: format }];
  try {
    return readJson(parseJson(text));
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    // A page that was saved from its schema on starts with a brace too.
    const page = readPageSource(text);
    return [page.ok ? page : { ok: false, message: error.message }];
  }
}

/** A page in Markdown may start with a bracket, but not with one around an object. */
function startsLikeJson(text: string): boolean {
  return /^\ufeff?\s*(?:\{|\[\s*(?:[[{\]]|$))/.test(text);
}

function readPageSource(text: string): Finding {
  const finding = readPage(text);
  if (!finding.ok) return finding;
  const past = pastLimit(finding.model.input);
  if (past !== undefined) return { ok: false, message: `the input schema ${past}` };
  return { ok: true, published: finding.model };
}

function readJson(value: Json): Finding[] {
  const list = isJsonObject(value) && Array.isArray(value.models) ? value.models : value;
  if (!Array.isArray(list)) return [readOne(list)];
  if (list.length === 0) return [{ ok: false, message: "a catalogue without a model" }];
  if (list.length > MAX_MODELS) {
    return [{ ok: false, message: `holds over ${MAX_MODELS} models; no catalogue has as many` }];
  }
  return list.map(readOne);
}

function readOne(value: Json): Finding {
  if (isJsonObject(value) && Object.hasOwn(value, "comfygen")) return readFile(value);
  if (isJsonObject(value) && !Object.hasOwn(value, "model_id")) {
    const isSchema = isJsonObject(value.properties);
    const message = isSchema
      ? 'a JSON Schema alone, which does not say what model it is of; wrap it: `{"model_id": "...", "input_schema": ...}`'
      : "JSON, but neither a model file (`comfygen`) nor an entry of a catalogue (`model_id`, `input_schema`)";
    return { ok: false, message };
  }
  return readCatalogEntry(value);
}

function readFile(value: Json): Finding {
  try {
    const { comfygen: _, name: __, names: ___, ...published } = readModelFile(value);
    return { ok: true, published };
  } catch (error) {
    if (error instanceof ModelFileError) return { ok: false, message: error.message };
    throw error;
  }
}
