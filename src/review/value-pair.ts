import type { Schema, SchemaDocument } from "../model/schema.js";
import type { ParameterNames } from "../naming/name-places.js";
import type { NamedModel } from "../naming/name-model.js";
import type { Place } from "../naming/places.js";
import { pairBranches } from "./branches.js";
import { plainValue } from "../model/plain-value.js";
import { isOpen } from "./open-object.js";
import { pairProperties } from "./pair-properties.js";

/** One value at a place in an input or output. */
export interface Value {
  /** With its references followed. */
  readonly schema: Schema;
  /** The wire key, for the items of an array that of the array; empty for the whole. */
  readonly key: string;
  /** Whether it is a property, and then whether it has to be there. */
  readonly property?: { readonly name: string; readonly isRequired: boolean };
}

/** A value before and after; undefined where it was not there, or is not any more. */
export interface ValuePair {
  /** In friendly names, `loras[].weight`; as it was before. Empty for the whole. */
  readonly path: string;
  readonly before?: Value;
  readonly after?: Value;
  /** True where only one of them has a branch, which takes values that the other branches may not. */
  readonly hasBranchGone: boolean;
  readonly hasBranchCome: boolean;
  /** The properties of the object that holds this one, by wire key, as they were before. Empty for what is no property. */
  readonly siblings: ReadonlyMap<string, Value>;
  /** True for a property of an object that takes properties now which its schema does not name. */
  readonly isHolderOpen: boolean;
}

/** A value where it stands: what its children are found by. */
export interface Standing extends Value {
  readonly place: Place | undefined;
  readonly refs: readonly string[];
}

const NO_PROPERTY = { siblings: new Map<string, Value>(), isHolderOpen: false };

interface Queued extends Pick<ValuePair, "path" | "siblings" | "isHolderOpen"> {
  readonly one: Standing;
  readonly other: Standing;
}

/** An input or output as a whole. */
interface Whole {
  readonly document: SchemaDocument;
  readonly root?: Place;
  readonly tables?: ParameterNames["tables"];
}

export function pairInputs(before: NamedModel, after: NamedModel): ValuePair[] {
  return pairValues(wholeInput(before), wholeInput(after));
}

export function pairOutputs(before: NamedModel, after: NamedModel): ValuePair[] {
  return pairValues({ document: before.output }, { document: after.output });
}

function wholeInput({ input, root, names }: NamedModel): Whole {
  return { document: input, root, tables: names.tables };
}

/**
 * Pairs all values of two documents, the whole first. What a definition says is paired once, at its shortest path. Below a
 * value that only one document has, there is nothing.
 */
function pairValues(before: Whole, after: Whole): ValuePair[] {
  const found: ValuePair[] = [];
  const seen = new Set<string>();
  const queue: Queued[] = [
    {
      path: "",
      ...NO_PROPERTY,
      one: stand(before, before.document.root, { key: "", place: before.root }),
      other: stand(after, after.document.root, { key: "", place: after.root }),
    },
  ];
  for (const { path, one, other, siblings, isHolderOpen } of queue) {
    const [anyOf, allOf] = [
      pairBranches(one.schema.anyOf, other.schema.anyOf),
      pairBranches(one.schema.allOf, other.schema.allOf),
    ];
    found.push({
      path,
      before: one,
      after: other,
      // One more branch of `anyOf` takes more, one more part of `allOf` takes less.
      hasBranchGone: anyOf.gone.length + allOf.come.length > 0,
      hasBranchCome: anyOf.come.length + allOf.gone.length > 0,
      siblings,
      isHolderOpen,
    });
    const definition = JSON.stringify([one.refs, other.refs]);
    if (one.refs.length + other.refs.length > 0 && seen.has(definition)) continue;
    seen.add(definition);
    for (const [branch, otherBranch] of [...anyOf.pairs, ...allOf.pairs]) {
      const { key, place } = one;
      queue.push({
        path,
        ...NO_PROPERTY,
        one: stand(before, branch, { key, place }),
        other: stand(after, otherBranch, { key: other.key, place: other.place }),
      });
    }
    queueInside(path, one, other);
  }
  return found;

  function queueInside(path: string, one: Standing, other: Standing): void {
    const items = (whole: Whole, { key, place }: Standing, schema: Schema) =>
      stand(whole, schema, { key, place: place?.items });
    if (one.schema.items && other.schema.items) {
      queue.push({
        path: `${path}[]`,
        ...NO_PROPERTY,
        one: items(before, one, one.schema.items),
        other: items(after, other, other.schema.items),
      });
    }
    for (const [index, item] of (one.schema.prefixItems ?? []).entries()) {
      const otherItem = other.schema.prefixItems?.[index];
      if (!otherItem) continue;
      queue.push({
        path: `${path}[${index}]`,
        ...NO_PROPERTY,
        one: items(before, one, item),
        other: items(after, other, otherItem),
      });
    }
    if (one.schema.additional && other.schema.additional) {
      const rest = (whole: Whole, { place }: Standing, schema: Schema) =>
        stand(whole, schema, { key: "", place: place?.additional });
      queue.push({
        path: `${path}[*]`,
        ...NO_PROPERTY,
        one: rest(before, one, one.schema.additional),
        other: rest(after, other, other.schema.additional),
      });
    }
    queueProperties(path, one, other);
  }

  function queueProperties(path: string, one: Standing, other: Standing): void {
    const siblings = propertiesOf(before, one);
    const isHolderOpen = isOpen(other.schema);
    const below = (name: string) => (path === "" ? name : `${path}.${name}`);
    for (const [old, now] of pairProperties(siblings, propertiesOf(after, other))) {
      const property = below(old?.property?.name ?? now?.property?.name ?? "");
      if (old && now) queue.push({ path: property, one: old, other: now, siblings, isHolderOpen });
      else
        found.push({
          path: property,
          ...(old ? { before: old } : {}),
          ...(now ? { after: now } : {}),
          hasBranchGone: false,
          hasBranchCome: false,
          siblings,
          isHolderOpen,
        });
    }
  }
}

function stand(
  { document }: Whole,
  schema: Schema,
  at: Omit<Standing, "schema" | "refs">,
): Standing {
  return { ...plainValue(schema, document.definitions), ...at };
}

/** The properties of an object by wire key. */
function propertiesOf(whole: Whole, { schema, place }: Standing): Map<string, Standing> {
  const table = place && whole.tables?.get(place);
  return new Map(
    [...(schema.properties ?? [])].map(([key, property]) => {
      const name = table?.get(key) ?? key;
      const isRequired = schema.required?.has(key) ?? false;
      const at = { key, place: place?.properties.get(key)?.place, property: { name, isRequired } };
      return [key, stand(whole, property, at)];
    }),
  );
}
