// Made by comfygen. Do not edit.

import type { Path } from "./inspection.js";

/** Standard Schema v1 (https://standardschema.dev): what form libraries and web frameworks validate with. */
export interface StandardSchema<Value> {
  readonly version: 1;
  readonly vendor: "comfygen";
  readonly validate: (value: unknown) => StandardResult<Value>;
  /** For the compiler alone; never there. */
  readonly types?: { readonly input: Value; readonly output: Value } | undefined;
}

/** What validation makes of a value: the value, or everything that is wrong with it. */
export type StandardResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path: Path;
      }[];
    };
