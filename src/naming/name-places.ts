import { additionalPath, itemsPath, keyPath, parseWirePath } from "./wire-path.js";
import type { Place } from "./places.js";
import { checkPinnedNames, planNames, type NameProblem } from "./plan-names.js";

/** The names of one model's parameters at every depth. */
export interface ParameterNames {
  /** Wire key -> friendly name, for one place. */
  readonly tables: ReadonlyMap<Place, ReadonlyMap<string, string>>;
  /** Wire path -> friendly name, as a model file pins them: each place by its shortest path. */
  readonly byPath: ReadonlyMap<string, string>;
  /** True where `pinned` had every one of them. */
  readonly arePinned: boolean;
  readonly problems: readonly PathProblem[];
}

export interface PathProblem extends NameProblem {
  readonly path: string;
}

/**
 * Plans the names of all places under `root`. The pinned ones win, by whatever path they name their place; those that
 * name no place are passed over.
 */
export function namePlaces(root: Place, pinned: ReadonlyMap<string, string>): ParameterNames {
  const pins = pinsByPlace(root, pinned);
  const tables = new Map<Place, ReadonlyMap<string, string>>();
  const byPath = new Map<string, string>();
  const problems: PathProblem[] = [];
  let arePinned = true;
  for (const [place, path] of shortestPaths(root)) {
    const keys = [...place.properties].map(([key, { title }]) =>
      title === undefined ? { key } : { key, title },
    );
    const own = pins.get(place) ?? new Map<string, string>();
    const wrong = checkPinnedNames(keys, own);
    problems.push(...wrong.map((problem) => ({ ...problem, path: keyPath(path, problem.key) })));
    const table = planNames(keys, wrong.length === 0 ? own : undefined);
    tables.set(place, table);
    for (const { key } of keys) {
      byPath.set(keyPath(path, key), table.get(key) ?? key);
      if (!own.has(key)) arePinned = false;
    }
  }
  return { tables, byPath, arePinned, problems };
}

function pinsByPlace(
  root: Place,
  pinned: ReadonlyMap<string, string>,
): Map<Place, Map<string, string>> {
  const pins = new Map<Place, Map<string, string>>();
  for (const [path, name] of [...pinned].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const steps = parseWirePath(path);
    const last = steps?.pop();
    if (!steps || typeof last !== "object") continue;
    let place: Place | undefined = root;
    for (const step of steps) {
      place = typeof step === "object" ? place?.properties.get(step.key)?.place : place?.[step];
    }
    if (!place?.properties.has(last.key)) continue;
    const table = pins.get(place) ?? new Map<string, string>();
    if (!table.has(last.key)) table.set(last.key, name);
    pins.set(place, table);
  }
  return pins;
}

/** Every place that has properties of its own, with its shortest path; of two as short, the first in code-unit order. */
function shortestPaths(root: Place): Map<Place, string | undefined> {
  const found = new Map<Place, string | undefined>();
  let level: [string | undefined, Place][] = [[undefined, root]];
  const seen = new Set<Place>();
  while (level.length > 0) {
    const next: [string, Place][] = [];
    for (const [path, place] of level) {
      if (seen.has(place)) continue;
      seen.add(place);
      if (place.properties.size > 0) found.set(place, path);
      for (const [key, { place: child }] of place.properties)
        next.push([keyPath(path, key), child]);
      if (place.items) next.push([itemsPath(path), place.items]);
      if (place.additional) next.push([additionalPath(path), place.additional]);
    }
    level = next.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  }
  return found;
}
