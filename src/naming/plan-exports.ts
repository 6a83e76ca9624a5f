import { claimsOf, type Exportable, type NamedExport } from "./export-claims.js";
import { isReserved, settleExports } from "./export-contest.js";
import { groupBy } from "./group-by.js";
import { isIdentifier } from "./safe-name.js";

export { typeName, type Exportable } from "./export-claims.js";

/** What is wrong with pinned exports. */
export interface ExportProblem {
  /** All models that clash, or the one whose name can't be. */
  readonly ids: readonly string[];
  readonly reason: "not_identifier" | "reserved" | "taken";
  /** What they clash over, or what can't be: the name of an export, of its keys or of one of its types. */
  readonly name: string;
  /** Id -> what to pin instead. */
  readonly suggestions: ReadonlyMap<string, string>;
}

/**
 * Names the exports of a catalogue. The order of `models` decides nothing. No two models share an export, `<name>Keys` or a
 * type name, and none has a reserved one.
 *
 * @param reserved what the generated index exports besides, types included
 * @returns id -> name. Pinned names stay, but for those of a problem: there it is what the problem suggests.
 */
export function planExports(
  models: readonly Exportable[],
  reserved: ReadonlySet<string>,
): { names: Map<string, string>; problems: ExportProblem[] } {
  const byId = new Map(models.map((model) => [model.id, model]));
  const pinned: NamedExport[] = [];
  for (const model of byId.values()) {
    if (model.name !== undefined) pinned.push({ model, name: model.name });
  }
  const faults = findFaults(pinned, reserved);
  const refused = new Set(faults.flatMap(({ ids }) => ids));
  const kept = pinned.filter(({ model }) => !refused.has(model.id));

  const claimed = new Set(kept.flatMap((named) => [...claimsOf(named)]));
  const keptIds = new Set(kept.map(({ model }) => model.id));
  const open = [...byId.values()].filter(({ id }) => !keptIds.has(id));
  const settled = [...kept, ...settleExports(open, reserved, claimed)];
  const all = new Map(settled.map(({ model, name }) => [model.id, name]));
  const names = pick(all, byId.keys());
  const problems = faults.map(({ ids, reason, name }) => {
    return { ids, reason, name, suggestions: pick(names, ids) };
  });
  return { names, problems };
}

type Fault = Omit<ExportProblem, "suggestions">;

function findFaults(pinned: readonly NamedExport[], reserved: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  const possible: NamedExport[] = [];
  for (const named of pinned) {
    const fault = findOwnFault(named, reserved);
    if (fault === undefined) possible.push(named);
    else faults.push(fault);
  }
  const clashes = new Map<string, Fault>();
  for (const [claim, group] of groupBy(possible, claimsOf)) {
    const ids = group.map(({ model }) => model.id);
    const models = JSON.stringify(ids);
    if (ids.length === 1 || clashes.has(models)) continue;
    clashes.set(models, { ids, reason: "taken", name: claim });
  }
  return [...faults, ...clashes.values()];
}

function findOwnFault(named: NamedExport, reserved: ReadonlySet<string>): Fault | undefined {
  const ids = [named.model.id];
  if (!isIdentifier(named.name)) return { ids, reason: "not_identifier", name: named.name };
  for (const name of claimsOf(named)) {
    if (isReserved(name, reserved)) return { ids, reason: "reserved", name };
  }
  return undefined;
}

function pick(names: ReadonlyMap<string, string>, ids: Iterable<string>): Map<string, string> {
  const picked = new Map<string, string>();
  for (const id of ids) {
    const name = names.get(id);
    if (name !== undefined) picked.set(id, name);
  }
  return picked;
}
