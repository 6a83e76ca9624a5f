import type { NamedModel } from "./name-model.js";
import type { Place } from "./places.js";
import { parseWirePath } from "./wire-path.js";

/** A wire path in friendly names: `loras[].network_multiplier` -> `loras[].networkMultiplier`. */
export function friendlyPath(
  { root, names }: Pick<NamedModel, "root" | "names">,
  wirePath: string,
): string {
  let place: Place | undefined = root;
  let path = "";
  for (const step of parseWirePath(wirePath) ?? []) {
    if (typeof step === "object") {
      const name: string = (place && names.tables.get(place)?.get(step.key)) ?? step.key;
      path = path === "" ? name : `${path}.${name}`;
      place = place?.properties.get(step.key)?.place;
    } else {
      path += step === "items" ? "[]" : "[*]";
      place = place?.[step];
    }
  }
  return path;
}
