// Made by comfygen. Do not edit.

import type {
  Wan22FirstLastFrameInput,
  Wan22FirstLastFrameOutput,
  wan22FirstLastFrame,
} from "./models/community/wan-2-2/first-last-frame.js";
import type {
  Wan22VaceFunInput,
  Wan22VaceFunOutput,
  wan22VaceFun,
} from "./models/community/wan-2-2/vace-fun.js";

/** Every model by its id: what it takes, what it gives, and its builder. */
export interface ModelMap {
  "community/wan-2-2/first-last-frame": {
    input: Wan22FirstLastFrameInput;
    output: Wan22FirstLastFrameOutput;
    model: typeof wan22FirstLastFrame;
  };
  "community/wan-2-2/vace-fun": {
    input: Wan22VaceFunInput;
    output: Wan22VaceFunOutput;
    model: typeof wan22VaceFun;
  };
}

type Loaded<Id extends keyof ModelMap> = Promise<ModelMap[Id]["model"]>;

const loaders: { readonly [Id in keyof ModelMap]: () => Loaded<Id> } = {
  "community/wan-2-2/first-last-frame": async () =>
    (await import("./models/community/wan-2-2/first-last-frame.js")).wan22FirstLastFrame,
  "community/wan-2-2/vace-fun": async () =>
    (await import("./models/community/wan-2-2/vace-fun.js")).wan22VaceFun,
};

/**
 * Imports one model's module.
 *
 * @throws RangeError where the catalogue has no model with this id.
 */
export async function loadModel<Id extends keyof ModelMap>(id: Id): Loaded<Id> {
  if (Object.hasOwn(loaders, id)) return loaders[id]();
  throw new RangeError(`there is no model ${String(id)} in this catalogue`);
}
