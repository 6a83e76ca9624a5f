import process from "node:process";
import type { NamedModel } from "../naming/name-model.js";
import { diffModels } from "../review/diff-models.js";
import type { Finding } from "../review/finding.js";
import { renderText } from "../review/render-text.js";
import { withLevels } from "./level-colours.js";
import { note } from "./print.js";
import { printable } from "./printable.js";

/** Finds what changes for callers when these models take the place of those, and tells of it. */
export function noteComparison(
  before: readonly NamedModel[],
  after: readonly NamedModel[],
): readonly Finding[] {
  const findings = diffModels(before, after);
  if (findings.length > 0) note(withLevels(process.stderr, printable(renderText(findings))));
  return findings;
}
