import { isJsonObject } from "../model/json.js";
import type { Schema, SchemaDocument } from "../model/schema.js";

/**
 * One place in a value. All schemas that describe a place (the branches of an `anyOf`, a definition wherever it is used)
 * share it, so a key at a place has one name.
 */
export interface Place {
  readonly properties: ReadonlyMap<string, Property>;
  readonly items?: Place;
  /** Where the properties stand that the schema does not name. */
  readonly additional?: Place;
  /** There where a schema lists whole objects as values: their keys are not among the properties. */
  readonly listsObjects?: true;
}

interface Property {
  readonly place: Place;
  readonly title?: string;
}

/** A place under construction; `is` points at the place that it was found to be the same as. */
interface Draft {
  is?: Draft;
  readonly properties: Map<string, { draft: Draft; title?: string }>;
  items?: Draft;
  additional?: Draft;
  listsObjects?: true;
}

/** The place of the whole value, and through it all others. Recursive schemas give places that contain themselves. */
export function placesOf(document: SchemaDocument): Place {
  const definitions = new Map<string, Draft>();
  const toRead: [Schema, Draft][] = [];
  const toUnite: [Draft, Draft][] = [];
  const root = newDraft();
  toRead.push([document.root, root]);
  for (;;) {
    const pair = toUnite.pop();
    if (pair) {
      unite(...pair);
      continue;
    }
    const next = toRead.pop();
    if (!next) break;
    read(...next);
  }
  return finish(root);

  function read(schema: Schema, at: Draft): void {
    const draft = current(at);
    for (const [key, property] of schema.properties ?? []) {
      const known = draft.properties.get(key);
      const child = known?.draft ?? newDraft();
      draft.properties.set(key, withTitle(child, known?.title, titleOf(property)));
      toRead.push([property, child]);
    }
    for (const item of [schema.items, ...(schema.prefixItems ?? [])]) {
      if (item) toRead.push([item, (draft.items ??= newDraft())]);
    }
    if (schema.additional) toRead.push([schema.additional, (draft.additional ??= newDraft())]);
    if (schema.enum?.some(isJsonObject)) draft.listsObjects = true;
    for (const branch of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])])
      toRead.push([branch, draft]);
    for (const name of [
      ...(schema.ref === undefined ? [] : [schema.ref]),
      ...(schema.origins ?? []),
    ]) {
      toUnite.push([draft, definitionPlace(name)]);
    }
  }

  /** A definition's own title is that of a property which is nothing but a reference to it. */
  function titleOf({ title, ref }: Schema): string | undefined {
    return title ?? (ref === undefined ? undefined : document.definitions.get(ref)?.title);
  }

  function definitionPlace(name: string): Draft {
    const known = definitions.get(name);
    if (known) return known;
    const draft = newDraft();
    definitions.set(name, draft);
    const schema = document.definitions.get(name);
    if (schema) toRead.push([schema, draft]);
    return draft;
  }

  /** The smaller place goes into the larger: a definition that is used often is not copied as often. */
  function unite(left: Draft, right: Draft): void {
    const pair = [current(left), current(right)] as const;
    const [into, from] =
      pair[0].properties.size < pair[1].properties.size ? pair.toReversed() : pair;
    if (!into || !from || into === from) return;
    from.is = into;
    for (const [key, property] of from.properties) {
      const known = into.properties.get(key);
      if (known) toUnite.push([known.draft, property.draft]);
      const draft = known?.draft ?? property.draft;
      into.properties.set(key, withTitle(draft, known?.title, property.title));
    }
    if (from.listsObjects) into.listsObjects = true;
    for (const part of ["items", "additional"] as const) {
      const [known, other] = [into[part], from[part]];
      if (known && other) toUnite.push([known, other]);
      else if (other) into[part] = other;
    }
  }
}

function newDraft(): Draft {
  return { properties: new Map() };
}

/** The place that a draft has become; the way there is shortened for the next time. */
function current(draft: Draft): Draft {
  let found = draft;
  while (found.is) {
    found.is = found.is.is ?? found.is;
    found = found.is;
  }
  return found;
}

/** Of two titles for one key the first in code-unit order, so that the order of branches decides nothing. */
function withTitle(
  draft: Draft,
  one: string | undefined,
  other: string | undefined,
): { draft: Draft; title?: string } {
  const [title] = [one, other].filter((some) => some !== undefined).sort();
  return title === undefined ? { draft } : { draft, title };
}

function finish(root: Draft): Place {
  type Unfinished = { -readonly [Key in keyof Place]: Place[Key] } & {
    properties: Map<string, Property>;
  };
  const places = new Map<Draft, Unfinished>();
  const queue: Draft[] = [];
  const placeFor = (draft: Draft): Place => {
    const found = current(draft);
    let place = places.get(found);
    if (!place) {
      place = { properties: new Map() };
      places.set(found, place);
      queue.push(found);
    }
    return place;
  };
  const result = placeFor(root);
  for (let draft = queue.pop(); draft; draft = queue.pop()) {
    const place = places.get(draft);
    if (!place) continue;
    for (const [key, { draft: child, title }] of draft.properties) {
      place.properties.set(key, {
        place: placeFor(child),
        ...(title === undefined ? {} : { title }),
      });
    }
    if (draft.items) place.items = placeFor(draft.items);
    if (draft.additional) place.additional = placeFor(draft.additional);
    if (draft.listsObjects) place.listsObjects = true;
  }
  return result;
}
