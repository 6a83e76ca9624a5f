import type { Schema } from "../model/schema.js";
import type { Hit } from "./rule.js";
import type { ValuePair } from "./value-pair.js";

/** Whether the words about a property changed. */
export function describedOtherwise({ before, after }: ValuePair): Hit | undefined {
  if (!before?.property || !after?.property) return undefined;
  const [old, now] = [words(before.schema), words(after.schema)];
  return old === now ? undefined : { says: "is described in other words", before: old, after: now };
}

function words({ title, description, notes = [], deprecated }: Schema): string {
  return [...(deprecated ? ["deprecated"] : []), title, description, ...notes]
    .filter((text) => text !== undefined && text !== "")
    .join(". ");
}
