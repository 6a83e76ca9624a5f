import { readTextFile } from "../../intake/text-file.js";
import { TextError } from "../../intake/text.js";
import { isJsonObject, type JsonObject } from "../../model/json.js";
import { ModelFileError, parseJson } from "../../model/parse-file.js";
import { CommandError, EXIT } from "../exit-status.js";

/** What `--input` needs of a model. */
interface Wire {
  readonly keys: Readonly<Record<string, string>>;
  readonly parse: (body: unknown) => unknown;
}

/** The JSON object in a file, or for `-` on standard input. @throws CommandError where there is none. */
export function readInput(path: string): JsonObject {
  const label = path === "-" ? "standard input" : path;
  let value;
  try {
    value = parseJson(readTextFile(path === "-" ? 0 : path));
  } catch (error) {
    if (!(error instanceof ModelFileError || error instanceof TextError)) throw error;
    throw new CommandError(EXIT.badInput, `${label}: ${error.message}`);
  }
  if (isJsonObject(value)) return value;
  throw new CommandError(EXIT.badInput, `${label}: no JSON object; write {"parameter": value}`);
}

/**
 * An input under friendly names, whichever names it has: a key that is a wire key alone makes it a request body, unless
 * another one is a friendly name alone. A mixture stays as it is, for the model's own checks to explain.
 */
export function underFriendlyNames(input: JsonObject, { keys, parse }: Wire): object {
  const names = new Set(Object.keys(keys));
  const wireKeys = new Set(Object.values(keys));
  const given = Object.keys(input).filter((key) => names.has(key) || wireKeys.has(key));
  const isFriendly = given.some((key) => names.has(key) && !wireKeys.has(key));
  const isBody = given.some((key) => wireKeys.has(key) && !names.has(key));
  // Where names and keys are the same at the top, they may still differ further down: parsing leaves names as they are.
  const isEither = given.every((key) => keys[key] === key);
  return !isFriendly && (isBody || isEither) ? Object(parse(input)) : input;
}
