import { jsonFilesBelow } from "../intake/model-files.js";
import { isModelId, modelPath } from "../model/id.js";
import { CommandError } from "./exit-status.js";
import { result } from "./print.js";
import { schemasAsked } from "./run/run-arguments.js";
import { runFlagKinds } from "./run/run-flags.js";
import { isWord } from "./run/word.js";
import { readSettings } from "./settings.js";

/** Commands that take a model's id, and how many of them. */
const TAKES_IDS: ReadonlyMap<string, number> = new Map([
  ["generate", Infinity],
  ["show", 1],
  ["rename", 1],
  ["run", 1],
]);

/**
 * Prints what could stand in the place of the last word of a command line, where that is no command and no flag of
 * comfygen's own: the ids of models, and after `run <id>` the model's parameters.
 *
 * @param line The words of the line; the last is being written.
 * @returns False where something else has to stand there.
 */
export async function printCompletions(line: readonly string[]): Promise<boolean> {
  // fish leaves the program's own name out.
  const words = await completeWord(line.slice(line[0]?.endsWith("comfygen") ? 1 : 0));
  for (const word of words ?? []) result(word);
  return words !== undefined;
}

async function completeWord(args: readonly string[]): Promise<string[] | undefined> {
  const current = args.at(-1) ?? "";
  const { schemas } = await readSettings({ schemas: schemasAsked(args) });
  const [command = "", ...ids] = args.slice(0, -1).filter(isWord);
  if (current.startsWith("-")) {
    return command === "run" && ids[0] !== undefined ? parameterFlags(ids[0], schemas) : undefined;
  }
  return ids.length < (TAKES_IDS.get(command) ?? 0) ? modelIds(schemas) : undefined;
}

/** By the names of the files: to read them all would take too long. */
function modelIds(schemas: string): string[] {
  return jsonFilesBelow(schemas)
    .map((path) => path.replace(/\.json$/, ""))
    .filter((id) => isModelId(id) && modelPath(id) === id)
    .sort();
}

async function parameterFlags(id: string, schemas: string): Promise<string[]> {
  const { findModel } = await import("./find-model.js");
  const { modelInMemory } = await import("../emit/model-in-memory.js");
  const { parametersOf } = await import("./run/parameter-flags.js");
  const flags = [...runFlagKinds.keys()];
  try {
    const model = findModel(schemas, id);
    flags.unshift(...parametersOf(model, modelInMemory(model)).flatMap(({ flag }) => flag ?? []));
  } catch (error) {
    // Nobody wants to read of an unknown model while still writing.
    if (!(error instanceof CommandError)) throw error;
  }
  return flags.map((flag) => `--${flag}`);
}
