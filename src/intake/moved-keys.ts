import type { ModelFile } from "../model/file.js";
import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { withFlatParameters } from "../model/parameters.js";
import { plainSchema } from "../model/plain.js";
import { carryNames, type CarriedNames } from "../naming/carry-names.js";
import { nameModel } from "../naming/name-model.js";
import { placesOf } from "../naming/places.js";
import { parseWirePath } from "../naming/wire-path.js";

/** Finds where the names of a model file go when its input is published with other keys. */
export function findMovedKeys(
  file: ModelFile,
  published: JsonObject,
  mapped?: ReadonlyMap<string, string>,
): CarriedNames {
  const { input, root, names } = nameModel(file);
  const document = withFlatParameters(plainSchema(published, "/input"));
  const before = { document: input, root, tables: names.tables };
  return carryNames(before, { document, root: placesOf(document) }, mapped);
}

/** A model file as it would be had its parameters always had the keys that they have moved to. */
export function withMovedKeys(file: ModelFile, { moves, names }: CarriedNames): ModelFile {
  if (moves.length === 0) return file;
  const keys = new Map<string, string>();
  for (const { from, to } of moves) {
    const [[old, ...below] = [], [now] = []] = [parseWirePath(from), parseWirePath(to)];
    if (below.length === 0 && typeof old === "object" && typeof now === "object")
      keys.set(old.key, now.key);
  }
  const taken = new Set(keys.values());
  const moved = (key: string): string[] => {
    const to = keys.get(key);
    if (to !== undefined) return [to];
    return taken.has(key) ? [] : [key];
  };
  const renamed = (object: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(object).flatMap(([key, value]) => moved(key).map((to) => [to, value])),
    );
  const { properties, required } = file.input;
  const input: JsonObject = {
    ...file.input,
    ...(isJsonObject(properties) ? { properties: renamed(properties) } : {}),
    ...(Array.isArray(required)
      ? {
          required: required.flatMap((key): Json[] =>
            typeof key === "string" ? moved(key) : [key],
          ),
        }
      : {}),
  };
  return {
    ...file,
    input,
    names: Object.fromEntries(names),
    ...(file.example ? { example: renamed(file.example) } : {}),
  };
}
