import type { NestedNames } from "./field.js";
import { mostLevels, type Nested, nestedValues } from "./nested.js";
import { inverse, type Keys, type Names, rename } from "./rename.js";

type Places = Readonly<Record<string, NestedNames>>;

/**
 * For a model whose parameters have names of their own in them: those of the whole input, without the parameters' own, and
 * the definitions that `ref` names. Values are renamed as deep as an input may be.
 */
export function nestedNames(
  input: NestedNames,
  definitions: Places = {},
): Nested {
  /** Follows references to a place; a ring of them leads nowhere. */
  function follow(place: NestedNames | undefined): NestedNames | undefined {
    const passed = new Set<NestedNames>();
    let here = place;
    while (here?.ref !== undefined && !passed.has(here)) {
      passed.add(here);
      here = own(definitions, here.ref);
    }
    return here;
  }

  function inside(
    place: NestedNames | undefined,
    name: string | number,
  ): NestedNames | undefined {
    if (typeof name === "number") return follow(place?.items);
    return follow(own(place?.fields, name) ?? place?.additional);
  }

  function convert(
    value: unknown,
    place: NestedNames | undefined,
    toFriendly: boolean,
    level = 0,
  ): unknown {
    if (place === undefined || level > mostLevels) return value;
    if (Array.isArray(value)) {
      return value.map((item) =>
        convert(item, inside(place, 0), toFriendly, level + 1),
      );
    }
    const names = namesOf(place.keys ?? {});
    return rename(
      value,
      toFriendly ? inverse(names) : names,
      (part, name, newName) =>
        convert(
          part,
          inside(place, toFriendly ? newName : name),
          toFriendly,
          level + 1,
        ),
    );
  }

  return {
    ...nestedValues,
    toWire: (value, parameter) =>
      convert(value, inside(input, parameter), false),
    toFriendly: (value, _wireKey, parameter) =>
      convert(value, inside(input, parameter), true),
    namesAt: (path) => {
      const place = path.reduce<NestedNames | undefined>(inside, input);
      return place && namesOf(place.keys ?? {});
    },
  };
}

function namesOf(keys: Keys): Names {
  return new Map(Object.entries(keys));
}

function own(
  places: Places | undefined,
  name: string,
): NestedNames | undefined {
  return places !== undefined && Object.hasOwn(places, name)
    ? places[name]
    : undefined;
}
