import { RESERVED_EXPORTS } from "../emit/client-exports.js";
import type { ModelFile } from "../model/file.js";
import type { NamedModel } from "../naming/name-model.js";
import { planExports } from "../naming/plan-exports.js";

/** One model before and after; undefined where it was not there, or is not any more. */
export interface ModelPair {
  readonly id: string;
  readonly before?: NamedModel;
  readonly after?: NamedModel;
}

/** The models of two catalogues, paired by id, in code-unit order. */
export function pairModels(
  before: readonly NamedModel[],
  after: readonly NamedModel[],
): ModelPair[] {
  const old = new Map(before.map((model) => [model.file.id, model]));
  const now = new Map(after.map((model) => [model.file.id, model]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().map((id) => {
    const [one, other] = [old.get(id), now.get(id)];
    return { id, ...(one ? { before: one } : {}), ...(other ? { after: other } : {}) };
  });
}

/** The export of a model: the pinned one, or what it would be called if it stood alone. */
export function exportOf({ id, name }: Pick<ModelFile, "id" | "name">): string {
  return name ?? planExports([{ id }], RESERVED_EXPORTS).names.get(id) ?? id;
}
