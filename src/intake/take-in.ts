import { canonicalJson, canonicalSchema } from "../model/canonical.js";
import type { ModelFile } from "../model/file.js";
import { isJsonObject, type JsonObject } from "../model/json.js";
import { looksEnglish } from "./page.js";

/** What one source says of a model: a model file without what comfygen adds. */
export type Published = Omit<ModelFile, "comfygen" | "name" | "names">;

export interface TakenIn {
  /** What is to be in the model file; what is there already where it stays the `same`. Names may be missing. */
  readonly file: ModelFile;
  /** `prose`: other words alone. */
  readonly change: "new" | "changed" | "prose" | "same";
}

/**
 * Takes published models into a catalogue. Pure: nothing is written, and the order of the sources decides nothing.
 *
 * Of several sources for one id the English one counts, and of those the first by its text in code-unit order. A file
 * is rewritten where more than prose or order differs, or where English prose replaces other prose. What a source lacks,
 * the file keeps, and pinned names stay.
 *
 * @returns One entry an id, in code-unit order.
 */
export function takeIn(current: readonly ModelFile[], sources: readonly Published[]): TakenIn[] {
  const existing = new Map(current.map((file) => [file.id, file]));
  const published = new Map<string, Published>();
  for (const source of [...sources].sort(byRank)) {
    if (!published.has(source.id)) published.set(source.id, source);
  }
  return [...published.values()]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((source) => mergeInto(existing.get(source.id), source));
}

/** English first, then by the text in code-unit order. */
function byRank(one: Published, other: Published): number {
  const [first, second] = [looksEnglish(one.input), looksEnglish(other.input)];
  if (first !== second) return first ? -1 : 1;
  return canonicalJson(textOf(one)) < canonicalJson(textOf(other)) ? -1 : 1;
}

function textOf({ input, output = {}, example = {}, ...rest }: Published): JsonObject {
  return {
    ...rest,
    price: rest.price ? { ...rest.price } : null,
    input,
    output,
    example,
  } as JsonObject;
}

function mergeInto(file: ModelFile | undefined, source: Published): TakenIn {
  if (!file) return { file: { ...source, comfygen: 1 }, change: "new" };
  const merged: ModelFile = { ...file, ...source, input: withKeptProse(file.input, source.input) };
  const differs = (withProse: boolean) =>
    canonicalSchema(merged.input, withProse) !== canonicalSchema(file.input, withProse) ||
    canonicalSchema(merged.output ?? null, withProse) !==
      canonicalSchema(file.output ?? null, withProse);
  const isOtherPrice = canonicalJson({ ...merged.price }) !== canonicalJson({ ...file.price });
  if (differs(false) || isOtherPrice) return { file: merged, change: "changed" };
  const hasOtherWords =
    differs(true) || merged.title !== file.title || merged.description !== file.description;
  return looksEnglish(source.input) && hasOtherWords
    ? { file: merged, change: "prose" }
    : { file, change: "same" };
}

/** The titles and descriptions of parameters that a source (a catalogue) does not have. */
function withKeptProse(before: JsonObject, after: JsonObject): JsonObject {
  const { properties } = after;
  const known = before.properties;
  if (!isJsonObject(properties) || !isJsonObject(known)) return after;
  const kept = Object.entries(properties).map(([key, property]) => {
    const old = Object.hasOwn(known, key) ? known[key] : undefined;
    return [
      key,
      isJsonObject(property) && isJsonObject(old)
        ? { ...property, ...lacking(property, old) }
        : property,
    ];
  });
  return { ...after, ...lacking(after, before), properties: Object.fromEntries(kept) };
}

/** The prose that `schema` has not and `old` has. */
function lacking(schema: JsonObject, old: JsonObject): JsonObject {
  const { title, description } = old;
  return {
    ...(title === undefined || "title" in schema ? {} : { title }),
    ...(description === undefined || "description" in schema ? {} : { description }),
  };
}
