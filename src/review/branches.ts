import type { Schema } from "../model/schema.js";
import { groupBy } from "../naming/group-by.js";
import { shapesOf } from "./shape.js";

/** The branches of two schemas: those that are the same ones, and those that only one has. */
export interface PairedBranches {
  readonly pairs: readonly (readonly [Schema, Schema])[];
  readonly gone: readonly Schema[];
  readonly come: readonly Schema[];
}

/** Pairs the branches that are equal, then those that take the same kinds of value, where there are as many before and after. */
export function pairBranches(
  before: readonly Schema[] = [],
  after: readonly Schema[] = [],
): PairedBranches {
  const equal = pairBy(before, after, textOf);
  const alike = pairBy(equal.gone, equal.come, (branch) => shapesOf(branch).join(" "));
  return { ...alike, pairs: [...equal.pairs, ...alike.pairs] };
}

function pairBy(
  before: readonly Schema[],
  after: readonly Schema[],
  labelOf: (branch: Schema) => string,
): PairedBranches {
  const old = groupBy(before, (branch) => [labelOf(branch)]);
  const now = groupBy(after, (branch) => [labelOf(branch)]);
  const pairs = [...old].flatMap(([label, branches]) => {
    const others = now.get(label) ?? [];
    if (others.length !== branches.length) return [];
    return branches.flatMap((one, index) => {
      const other = others[index];
      return other ? [[one, other] as const] : [];
    });
  });
  const isPaired = (branch: Schema) =>
    old.get(labelOf(branch))?.length === now.get(labelOf(branch))?.length;
  return {
    pairs,
    gone: before.filter((branch) => !isPaired(branch)),
    come: after.filter((branch) => !isPaired(branch)),
  };
}

/** A plain schema holds maps and sets, which JSON does not know. */
function textOf(schema: Schema): string {
  return JSON.stringify(schema, (_, part: unknown) =>
    part instanceof Map || part instanceof Set ? [...part] : part,
  );
}
