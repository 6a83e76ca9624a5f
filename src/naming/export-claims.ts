import { capitalize } from "./words.js";

/** A model, as far as the name of its export depends on it. */
export interface Exportable {
  readonly id: string;
  /** The pinned name. */
  readonly name?: string;
  /** What its type names end in: `Input` and `Output` unless told. */
  readonly types?: readonly string[];
}

/** A model with a name for its export. */
export interface NamedExport {
  readonly model: Exportable;
  readonly name: string;
}

/** The name of an export's types, without their ending: `wan22FirstLastFrame` -> `Wan22FirstLastFrame`. */
export function typeName(exportName: string): string {
  return capitalize(exportName);
}

/** All that a model exports under a name: the model itself, its keys, its types. */
export function claimsOf({ model, name }: NamedExport): ReadonlySet<string> {
  const types = model.types ?? ["Input", "Output"];
  return new Set([name, `${name}Keys`, ...types.map((ending) => typeName(name) + ending)]);
}
