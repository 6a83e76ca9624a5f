import type { NamedModel } from "../naming/name-model.js";
import { modelFacts } from "./model-facts.js";
import { exportNameOf, listModels } from "./listed.js";
import { modulePath, otherPaths } from "./output-paths.js";
import { createPrinter, type PrinterOptions } from "./printer.js";

/**
 * All files of an output: path below the output folder, with forward slashes -> text. Nothing is read or written.
 *
 * @param models In any order.
 * @param exportNames By model id.
 */
export async function planOutput(
  models: readonly NamedModel[],
  exportNames: ReadonlyMap<string, string>,
  options: PrinterOptions,
): Promise<Map<string, string>> {
  const printer = createPrinter(options);
  const files = new Map<string, string>();
  const inOrder = [...models].sort((one, other) => (one.file.id < other.file.id ? -1 : 1));
  for (const model of inOrder) {
    const exportName = exportNameOf(model.file.id, exportNames);
    files.set(modulePath(model.file.id), await printer.module(model, exportName));
  }
  const listed = listModels(inOrder.map(modelFacts), exportNames);
  for (const path of otherPaths(options.runtime)) {
    files.set(path, await printer.other(path, listed));
  }
  return files;
}
