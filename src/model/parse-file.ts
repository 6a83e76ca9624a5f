import type { ModelFile } from "./file.js";
import { isModelId } from "./id.js";
import { isJsonObject, type Json } from "./json.js";
import { pointerTo } from "./pointer.js";

/** Objects and arrays within each other; the deepest published schema that was seen needs 20. */
export const MAX_DEPTH = 256;

/** A model file that can't be used: the place in it, what is wrong, and what to do. */
export class ModelFileError extends Error {
  override get name(): string {
    return "ModelFileError";
  }
}

/**
 * Reads a model file. Keys that the format does not know are passed over.
 *
 * @throws ModelFileError where it is no JSON, nests deeper than {@link MAX_DEPTH}, or is no model file.
 */
export function parseModelFile(text: string): ModelFile {
  const value = parseJson(text);
  assertModelFile(value);
  return value;
}

/**
 * JSON of a bounded depth.
 *
 * @throws ModelFileError
 */
export function parseJson(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text) as Json;
  } catch (error) {
    throw new ModelFileError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH)
      throw new ModelFileError(`nests deeper than ${MAX_DEPTH} levels; no schema needs that`);
    level = level.flatMap((part) =>
      typeof part === "object" && part !== null ? Object.values(part) : [],
    );
  }
  return value;
}

function assertModelFile(value: Json): asserts value is Json & ModelFile {
  if (!isJsonObject(value))
    throw new ModelFileError("no JSON object; a model file has `comfygen`, `id` and `input`");
  expect("comfygen", value.comfygen === 1, "write 1, the version of this format");
  expect(
    "id",
    typeof value.id === "string" && isModelId(value.id),
    "write segments of letters, digits, `_`, `.` and `-`, with slashes between them",
  );
  expect("input", isJsonObject(value.input), "write the published schema, an object");
  for (const key of ["name", "title", "description", "source"]) {
    expectOptional(key, (text) => typeof text === "string", "write text");
  }
  for (const key of ["example", "output"]) expectOptional(key, isJsonObject, "write an object");
  expectOptional(
    "price",
    isPrice,
    "write `usd` (0 or more) and `unit`, and `note` if there is one",
  );
  expectOptional("names", isJsonObject, "write an object of wire path to friendly name");
  for (const [path, name] of Object.entries(isJsonObject(value.names) ? value.names : {})) {
    expect(
      `names${pointerTo("", path)}`,
      typeof name === "string",
      "write the friendly name as text",
    );
  }

  function expect(key: string, isRight: boolean, mend: string): void {
    if (!isRight) throw new ModelFileError(`/${key} is missing or wrong: ${mend}`);
  }

  function expectOptional(key: string, isRight: (part: Json) => boolean, mend: string): void {
    const part = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (part !== undefined) expect(key, isRight(part), mend);
  }
}

function isPrice(price: Json): boolean {
  if (!isJsonObject(price)) return false;
  const { usd, unit, note } = price;
  const isNote = note === undefined || typeof note === "string";
  return typeof usd === "number" && usd >= 0 && typeof unit === "string" && isNote;
}
