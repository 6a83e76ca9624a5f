import { ModelFileError, parseModelFile } from "../model/parse-file.js";
import { readPage } from "./page.js";
import type { Published } from "./take-in.js";

export type SourceFinding =
  | { readonly ok: true; readonly published: Published }
  | { readonly ok: false; readonly message: string };

/** Reads a source of any accepted form: a model file, or a saved model page. Never throws. */
export function readSource(text: string): SourceFinding {
  if (!isModelFile(text)) {
    const finding = readPage(text);
    return finding.ok ? { ok: true, published: finding.model } : finding;
  }
  try {
    const { comfygen: _, name: __, names: ___, ...published } = parseModelFile(text);
    return { ok: true, published };
  } catch (error) {
    if (error instanceof ModelFileError) return { ok: false, message: error.message };
    throw error;
  }
}

/** A page never starts with a brace; JSON that has no `comfygen` is a page's own schema, saved alone. */
function isModelFile(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text) && /"comfygen"\s*:/.test(text);
}
