import type { ModelFile } from "./file.js";
import { isModelId } from "./id.js";
import { finite, isJsonObject, type Json, type JsonObject } from "./json.js";
import { JsonTextError, MAX_DEPTH, parseJsonText } from "./json-text.js";
import { pastLimit } from "./limits.js";
import { pointerTo } from "./pointer.js";

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
  return readModelFile(parseJson(text));
}

/**
 * Takes JSON for a model file.
 *
 * @throws ModelFileError where it is none.
 */
export function readModelFile(value: Json): ModelFile {
  assertModelFile(value);
  for (const key of ["input", "output"] as const) {
    const past = value[key] && pastLimit(value[key]);
    if (past !== undefined) throw new ModelFileError(`/${key} ${past}`);
  }
  return value;
}

/**
 * JSON of a bounded depth, with finite numbers.
 *
 * @throws ModelFileError with line, column and the line itself.
 */
export function parseJson(text: string): Json {
  try {
    const value = parseJsonText(text);
    boundJson(value);
    return value;
  } catch (error) {
    throw error instanceof JsonTextError ? new ModelFileError(error.message) : error;
  }
}

/**
 * Bounds what JSON.parse lets through: the depth, and numbers too large for it, which it makes infinite. These become the
 * largest number there is, in place.
 *
 * @throws ModelFileError where it nests deeper than {@link MAX_DEPTH}.
 */
export function boundJson(value: Json): void {
  let level = isContainer(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH)
      throw new ModelFileError(`nests deeper than ${MAX_DEPTH} levels; no schema needs that`);
    const next: (Json[] | JsonObject)[] = [];
    for (const container of level) {
      const members = Array.isArray(container) ? container.entries() : Object.entries(container);
      for (const [key, part] of members) {
        if (isContainer(part)) next.push(part);
        else if (typeof part === "number" && !Number.isFinite(part))
          Object.defineProperty(container, key, { value: finite(part) });
      }
    }
    level = next;
  }
}

function isContainer(value: Json): value is Json[] | JsonObject {
  return typeof value === "object" && value !== null;
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
