import { modelFilePath } from "../intake/model-files.js";
import type { Diagnostic } from "../model/diagnostic.js";

/** One line a code: what it means, where it was found first, how often. */
export function diagnosticLines(
  diagnostics: readonly (Diagnostic & { readonly id: string })[],
): string[] {
  const byCode = new Map<string, (Diagnostic & { readonly id: string })[]>();
  for (const diagnostic of diagnostics) {
    byCode.set(diagnostic.code, [...(byCode.get(diagnostic.code) ?? []), diagnostic]);
  }
  return [...byCode].sort().flatMap(([code, [first, ...others]]) => {
    if (!first) return [];
    const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
    return [`${code}: ${first.message}, at ${modelFilePath(first.id)}#${first.pointer}${more}`];
  });
}
