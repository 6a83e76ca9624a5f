import { contentHash } from "./content-hash.js";
import type { ModelFacts } from "./model-facts.js";

/**
 * What earlier runs found out. All of it is filed under the content that it follows from, so that nothing in it can be
 * wrong about other content: not when it is old, and not when it is another project's.
 */
export interface Memory {
  /** By the hash of a model file's text. */
  readonly facts: ReadonlyMap<string, ModelFacts>;
  /** The hash of the text of a file of the output, by the hash of all that it is made of. */
  readonly texts: ReadonlyMap<string, string>;
}

export const EMPTY_MEMORY: Memory = { facts: new Map(), texts: new Map() };

/** @param fingerprint Of all that is not filed with each entry: comfygen itself, templates, options. */
export function printMemory({ facts, texts }: Memory, fingerprint: string): string {
  const body = JSON.stringify({ fingerprint, facts: [...facts], texts: [...texts] });
  return `${contentHash(body)}\n${body}`;
}

/** Reads it back; what is damaged, or was found out under other circumstances, is as good as nothing. */
export function parseMemory(text: string, fingerprint: string): Memory {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (contentHash(body) !== text.slice(0, end)) return EMPTY_MEMORY;
  // It has the hash, so it is what `printMemory` wrote.
  const { facts, texts, ...stored } = JSON.parse(body) as {
    readonly fingerprint: string;
    readonly facts: readonly (readonly [string, ModelFacts])[];
    readonly texts: readonly (readonly [string, string])[];
  };
  if (stored.fingerprint !== fingerprint) return EMPTY_MEMORY;
  return { facts: new Map(facts), texts: new Map(texts) };
}
