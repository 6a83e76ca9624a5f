import { canonicalJson, canonicalSchema } from "../model/canonical.js";
import type { ModelFile } from "../model/file.js";
import { printModelFile } from "../model/print-file.js";
import type { CarriedNames } from "../naming/carry-names.js";
import { findMovedKeys, withMovedKeys } from "./moved-keys.js";
import { looksEnglish } from "./page.js";
import { withProse } from "./prose.js";

/** What one source says of a model: a model file without what comfygen adds. */
export type Published = Omit<ModelFile, "comfygen" | "name" | "names">;

export interface TakenIn {
  /** What is to be in the model file; what is there already where it stays the `same`. Names may be missing. */
  readonly file: ModelFile;
  /** `prose`: other words alone. */
  readonly change: "new" | "changed" | "prose" | "same";
  /** Where the names of a model went that was there already. */
  readonly carried?: CarriedNames;
}

/**
 * Takes published models into a catalogue. Pure: nothing is written, and the order of the sources decides nothing.
 *
 * Of several sources for one id the English one counts, and of those the first by its text in code-unit order; what it
 * lacks, such as a catalogue entry's titles and output, is the next one's. A file is rewritten where more than prose or
 * order differs, or where English prose replaces other prose; other prose only fills gaps. What all sources lack, the file
 * keeps, and pinned names stay; where its keys are others, they go with the evidence.
 *
 * @param mapped Old wire path -> new one, where the evidence does not settle it.
 * @returns One entry an id, in code-unit order.
 */
export function takeIn(
  current: readonly ModelFile[],
  sources: readonly Published[],
  mapped?: ReadonlyMap<string, string>,
): TakenIn[] {
  const existing = new Map(current.map((file) => [file.id, file]));
  const published = new Map<string, Published>();
  for (const source of [...sources].sort(byRank)) {
    const first = published.get(source.id);
    published.set(source.id, first ? filledFrom(first, source) : source);
  }
  return [...published.values()]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((source) => {
      const file = existing.get(source.id);
      if (!file) return { file: { ...source, comfygen: 1 }, change: "new" };
      const carried = findMovedKeys(file, source.input, mapped);
      return { ...mergeInto(withMovedKeys(file, carried), source), carried };
    });
}

/** English first, then by the text in code-unit order. */
function byRank(one: Published, other: Published): number {
  const [first, second] = [looksEnglish(one.input), looksEnglish(other.input)];
  if (first !== second) return first ? -1 : 1;
  return textOf(one) < textOf(other) ? -1 : 1;
}

function textOf(source: Published): string {
  return printModelFile({ ...source, comfygen: 1 });
}

/** A source with what another one says beside it. */
function filledFrom(first: Published, next: Published): Published {
  return {
    ...next,
    ...first,
    input: withProse(first.input, next.input, true),
    ...(first.output && next.output ? { output: withProse(first.output, next.output, true) } : {}),
  };
}

function mergeInto(file: ModelFile, source: Published): Omit<TakenIn, "carried"> {
  const isEnglish = looksEnglish(source.input);
  const merged: ModelFile = {
    ...file,
    ...source,
    ...(isEnglish ? {} : words(file)),
    input: withProse(source.input, file.input, isEnglish),
    ...(source.output && file.output
      ? { output: withProse(source.output, file.output, isEnglish) }
      : {}),
  };
  if (textForCallers(merged) !== textForCallers(file)) return { file: merged, change: "changed" };
  return isEnglish && prose(merged) !== prose(file)
    ? { file: merged, change: "prose" }
    : { file, change: "same" };
}

/** What is in one language, beside the schemas: the address is that of a page in it. */
function words({ title, description, source }: ModelFile): Partial<ModelFile> {
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Equal for files that differ in prose, order or example alone. */
function textForCallers({ input, output = {}, price }: ModelFile): string {
  const schemas = [input, output].map((schema) => canonicalSchema(schema, false));
  return [...schemas, canonicalJson({ ...price })].join("\n");
}

/** Equal for files of one text for callers whose prose is equal too. */
function prose({ input, output = {}, title = "", description = "" }: ModelFile): string {
  const schemas = [input, output].map((schema) => canonicalSchema(schema, true));
  return [...schemas, canonicalJson([title, description])].join("\n");
}
