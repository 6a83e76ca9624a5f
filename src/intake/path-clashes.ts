import { modelPath } from "../model/id.js";

/**
 * Ids whose files would be one file where upper and lower case are the same (macOS, Windows): id -> the id that has the
 * path already. They are refused everywhere, so that a catalogue works on every machine.
 *
 * @param first Ids that have their files; of the others the first in code-unit order gets a contested path.
 */
export function pathClashes(
  ids: Iterable<string>,
  first: Iterable<string> = [],
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const clashes = new Map<string, string>();
  const inOrder = [...new Set([...[...first].sort(), ...[...ids].sort()])];
  for (const id of inOrder) {
    const path = modelPath(id).toLowerCase();
    const owner = owners.get(path);
    if (owner === undefined) owners.set(path, id);
    else clashes.set(id, owner);
  }
  return clashes;
}

/** Says so. */
export function clashMessage(id: string, owner: string): string {
  return `${id} differs from ${owner} in upper and lower case alone, so both would have one file on many systems; keep one of them`;
}
