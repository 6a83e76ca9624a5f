import type { ParameterNames } from "../naming/name-places.js";
import type { Place } from "../naming/places.js";
import { additionalPath, itemsPath, keyPath } from "../naming/wire-path.js";
import type { NestedNames } from "../runtime/field.js";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The names below the top level. */
export interface NestedTables {
  /** Those of the whole input, without the names of the parameters; undefined where every name is its own wire key. */
  readonly input: NestedNames | undefined;
  /** The places that stand at more than one path, or within themselves, by their wire path. */
  readonly definitions: Readonly<Record<string, NestedNames>>;
}

/** The renamed places beneath the parameters, as the runtime walks them. */
export function nestedTables(root: Place, names: ParameterNames): NestedTables {
  if (!childrenOf(root).some((place) => childrenOf(place).length > 0))
    return { input: undefined, definitions: {} };
  const renamed = placesWithRenames(root, names);
  const shared = sharedPlaces(root);
  const definitions = new Map<Place, [name: string, Writable<NestedNames>]>();
  const { keys: _, ...input } = describe(root, undefined, {});
  return {
    input: Object.keys(input).length > 0 ? input : undefined,
    definitions: Object.fromEntries([...definitions.values()].sort(byName)),
  };

  function nameOf(place: Place, key: string): string {
    return names.tables.get(place)?.get(key) ?? key;
  }

  /** @param path A wire path of the place, after which it is called where it is shared. */
  function namesAt(place: Place, path: string): NestedNames {
    if (!shared.has(place)) return describe(place, path, {});
    let definition = definitions.get(place);
    if (!definition) {
      definition = [path, {}];
      definitions.set(place, definition);
      describe(place, path, definition[1]);
    }
    return { ref: definition[0] };
  }

  function describe(
    place: Place,
    path: string | undefined,
    into: Writable<NestedNames>,
  ): NestedNames {
    const properties = [...place.properties].sort(byName);
    const keys = properties
      .filter(([key]) => nameOf(place, key) !== key)
      .map(([key]): [string, string] => [nameOf(place, key), key]);
    const additional =
      place.additional && renamed.has(place.additional) ? place.additional : undefined;
    const beneath = properties
      // Where other properties have names in them, one that has none must not be taken for one of these.
      .filter(([, property]) => additional ?? renamed.has(property.place))
      .map(([key, property]): [string, NestedNames] => [
        nameOf(place, key),
        renamed.has(property.place) ? namesAt(property.place, keyPath(path, key)) : {},
      ]);
    if (keys.length > 0) into.keys = Object.fromEntries(keys.sort(byName));
    if (beneath.length > 0) into.fields = Object.fromEntries(beneath.sort(byName));
    if (place.items && renamed.has(place.items)) into.items = namesAt(place.items, itemsPath(path));
    if (additional) into.additional = namesAt(additional, additionalPath(path));
    return into;
  }
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function childrenOf(place: Place): Place[] {
  const children = [...place.properties.values()].map((property) => property.place);
  if (place.items) children.push(place.items);
  if (place.additional) children.push(place.additional);
  return children;
}

/** Places that have a renamed key themselves or anywhere beneath. */
function placesWithRenames(root: Place, names: ParameterNames): Set<Place> {
  const parents = new Map<Place, Place[]>([[root, []]]);
  const found: Place[] = [];
  for (const place of parents.keys()) {
    const table = names.tables.get(place);
    if ([...place.properties.keys()].some((key) => (table?.get(key) ?? key) !== key))
      found.push(place);
    for (const child of childrenOf(place))
      parents.set(child, [...(parents.get(child) ?? []), place]);
  }
  const renamed = new Set(found);
  for (const place of renamed) for (const parent of parents.get(place) ?? []) renamed.add(parent);
  return renamed;
}

/** Places with more than one way in. */
function sharedPlaces(root: Place): Set<Place> {
  const seen = new Set<Place>([root]);
  const shared = new Set<Place>();
  for (const place of seen) {
    for (const child of childrenOf(place)) {
      if (seen.has(child)) shared.add(child);
      seen.add(child);
    }
  }
  return shared;
}
