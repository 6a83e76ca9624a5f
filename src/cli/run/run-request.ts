import type { ModelInMemory } from "../../emit/model-in-memory.js";
import type { ModelRequest } from "../../runtime/index.js";
import { readInput, underFriendlyNames } from "./input-file.js";
import { failure } from "./job-session.js";
import { withLocalFiles } from "./local-files.js";
import { valueOf } from "./parameter-value.js";
import type { RunArguments } from "./run-arguments.js";

/**
 * Makes the request of a run: the `--input` file, what flags say over it, and files of this machine in place of their paths.
 *
 * @throws CommandError naming everything that is wrong
 */
export function buildRequest(
  inMemory: ModelInMemory,
  { input: path, texts, job }: RunArguments,
): ModelRequest<Record<string, unknown>, unknown> {
  const { model, fields, definitions, additional } = inMemory;
  const read = path === undefined ? {} : underFriendlyNames(readInput(path), model);
  const flags = Array.from(texts, ([name, list]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : additional;
    return [name, valueOf(name, list, field ?? {}, definitions)];
  });
  const input = withLocalFiles({ ...read, ...Object.fromEntries(flags) }, inMemory);
  try {
    return model(input);
  } catch (error) {
    throw failure(error, job);
  }
}
