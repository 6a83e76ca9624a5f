import type { NamedModel } from "../naming/name-model.js";
import { diffModels } from "../review/diff-models.js";
import { renderText } from "../review/render-text.js";
import { note } from "./print.js";
import { printable } from "./printable.js";

/** Tells what changes for callers when these models take the place of those; nothing where nothing does. */
export function noteComparison(before: readonly NamedModel[], after: readonly NamedModel[]): void {
  const text = renderText(diffModels(before, after));
  if (text !== "") note(printable(text));
}
