import type { Schema, SchemaDocument } from "../model/schema.js";
import { facetsOf } from "./facets.js";
import { keyEvidence, sharedEvidence, type KeyEvidence } from "./key-evidence.js";
import { matchKeys } from "./match-keys.js";
import type { Place } from "./places.js";
import { additionalPath, itemsPath, keyPath } from "./wire-path.js";

/** An input, with what its keys are called where that is known. */
export interface NamedInput {
  readonly document: SchemaDocument;
  readonly root: Place;
  readonly tables: ReadonlyMap<Place, ReadonlyMap<string, string>>;
}

/** A name that goes to another key. The paths are wire paths. */
export interface Move {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** What both have in common, in words; empty where the caller said so. */
  readonly evidence: readonly string[];
}

/** A name that could go to several keys, or a key that several names could go to. */
export interface OpenName {
  readonly name: string;
  readonly from: string;
  readonly candidates: readonly { readonly to: string; readonly evidence: readonly string[] }[];
}

export interface CarriedNames {
  /** Wire path -> name, for every key that is the same parameter as one before. */
  readonly names: ReadonlyMap<string, string>;
  readonly moves: readonly Move[];
  /** Where any stands here, nothing should be written. */
  readonly open: readonly OpenName[];
  /** Paths of `mapped` that are not there, or whose new path is not. */
  readonly unknown: readonly string[];
}

interface Position {
  readonly place: Place;
  readonly path: string | undefined;
  /** All schemas that describe the place. */
  readonly facets: readonly Schema[];
}

/**
 * Carries the names of an input over to another version of it, whose keys may be others, place by place. Pure; the order of
 * keys decides nothing.
 *
 * @param mapped Old wire path -> new one, or an empty text where the parameter is gone: what the caller knows better.
 */
export function carryNames(
  before: NamedInput,
  after: Omit<NamedInput, "tables">,
  mapped: ReadonlyMap<string, string> = new Map(),
): CarriedNames {
  const names = new Map<string, string>();
  const moves: Move[] = [];
  const open: OpenName[] = [];
  const unknown = new Set(mapped.keys());
  const seen = new Set<Place>();
  const queue: (readonly [Position, Position])[] = [
    [
      positionAt(before, before.root, undefined, [before.document.root]),
      positionAt(after, after.root, undefined, [after.document.root]),
    ],
  ];
  for (const [old, now] of queue) {
    if (seen.has(old.place)) continue;
    seen.add(old.place);
    carryPlace(old, now);
    for (const step of ["items", "additional"] as const) {
      const [one, other] = [old.place[step], now.place[step]];
      if (!one || !other) continue;
      const pathOf = step === "items" ? itemsPath : additionalPath;
      queue.push([
        positionAt(before, one, pathOf(old.path), inside(old.facets, step)),
        positionAt(after, other, pathOf(now.path), inside(now.facets, step)),
      ]);
    }
  }
  return { names, moves, open, unknown: [...unknown] };

  function carryPlace(old: Position, now: Position): void {
    const table = before.tables.get(old.place);
    const nameOf = (key: string) => table?.get(key) ?? key;
    const settled = new Map<string, string | undefined>();
    const byPath = new Map(
      [...now.place.properties.keys()].map((key) => [keyPath(now.path, key), key]),
    );
    for (const key of old.place.properties.keys()) {
      const from = keyPath(old.path, key);
      const to = mapped.get(from);
      if (to === undefined || (to !== "" && !byPath.has(to))) continue;
      settled.set(key, byPath.get(to));
      unknown.delete(from);
    }
    const match = matchKeys(evidenceAt(before, old), evidenceAt(after, now), settled);
    for (const [one, other] of match.same) {
      const [from, to] = [keyPath(old.path, one.key), keyPath(now.path, other.key)];
      const name = nameOf(one.key);
      names.set(to, name);
      const evidence = settled.has(one.key) ? [] : sharedEvidence(one, other);
      if (one.key !== other.key) moves.push({ name, from, to, evidence });
      const inOld = old.place.properties.get(one.key);
      const inNew = now.place.properties.get(other.key);
      if (!inOld || !inNew) continue;
      queue.push([
        positionAt(before, inOld.place, from, propertyOf(old.facets, one.key)),
        positionAt(after, inNew.place, to, propertyOf(now.facets, other.key)),
      ]);
    }
    for (const [one, candidates] of match.open) {
      open.push({
        name: nameOf(one.key),
        from: keyPath(old.path, one.key),
        candidates: candidates.map((other) => {
          return { to: keyPath(now.path, other.key), evidence: sharedEvidence(one, other) };
        }),
      });
    }
  }
}

function positionAt(
  { document }: Pick<NamedInput, "document">,
  place: Place,
  path: string | undefined,
  schemas: readonly Schema[],
): Position {
  return { place, path, facets: facetsOf(schemas, document.definitions) };
}

function evidenceAt({ document }: Pick<NamedInput, "document">, at: Position): KeyEvidence[] {
  return [...at.place.properties].map(([key, { title }]) =>
    keyEvidence(key, title, facetsOf(propertyOf(at.facets, key), document.definitions)),
  );
}

function propertyOf(facets: readonly Schema[], key: string): Schema[] {
  return facets.flatMap(({ properties }) => properties?.get(key) ?? []);
}

function inside(facets: readonly Schema[], step: "items" | "additional"): Schema[] {
  return facets.flatMap((schema) => {
    const rest = step === "items" ? (schema.prefixItems ?? []) : [];
    return [...rest, ...(schema[step] ? [schema[step]] : [])];
  });
}
