import type { ModelFile } from "../model/file.js";
import { outputSchema } from "../model/output.js";
import { withFlatParameters } from "../model/parameters.js";
import { plainSchema, type PlainSchema } from "../model/plain.js";
import { namePlaces, type ParameterNames } from "./name-places.js";
import { placesOf, type Place } from "./places.js";

/** A model with the names of its parameters; that of its export depends on the whole catalogue. */
export interface NamedModel {
  readonly file: ModelFile;
  readonly input: PlainSchema;
  readonly output: PlainSchema;
  readonly root: Place;
  readonly names: ParameterNames;
}

/** Makes a model's schemas plain and names its parameters. Pure; what is wrong with a pinned name is in `names.problems`. */
export function nameModel(file: ModelFile): NamedModel {
  const input = withFlatParameters(plainSchema(file.input, "/input"));
  const root = placesOf(input);
  const names = namePlaces(root, new Map(Object.entries(file.names ?? {})));
  return { file, input, output: outputSchema(file), root, names };
}
