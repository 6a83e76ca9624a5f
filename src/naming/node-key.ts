/** A wire key that stands for an input of a workflow node. */
export interface NodeKey {
  /** Node ids as they stand in the key, a subgraph's as `12:34`. Two where two nodes share one input. */
  readonly ids: readonly string[];
  /** The key without its node ids: what stays when the workflow is exported again. */
  readonly inputName: string;
}

const NODE_KEY = /^(\d+(?::\d+)*)_(.+)$/s;
const JOINT = /x(\d+(?::\d+)*)_(?=.)/gs;

/**
 * Reads `<node id>_<input name>` (`118_image`), or two of them joined by `x` where both ids or both input names are equal:
 * `71_widthx71_height` is the input `width height` of node 71, `4_valuex3_value` the input `value` of nodes 4 and 3. The
 * first `x` that can be the joint is. Anything else is no node key.
 */
export function parseNodeKey(key: string): NodeKey | undefined {
  const [, id, rest] = NODE_KEY.exec(key) ?? [];
  if (id === undefined || rest === undefined) return undefined;
  for (const joint of rest.matchAll(JOINT)) {
    const [{ length }, otherId] = joint;
    const inputName = rest.slice(0, joint.index);
    const otherName = rest.slice(joint.index + length);
    if (inputName === "" || otherId === undefined) continue;
    if (inputName === otherName) return { ids: id === otherId ? [id] : [id, otherId], inputName };
    if (id === otherId) return { ids: [id], inputName: `${inputName} ${otherName}` };
  }
  return { ids: [id], inputName: rest };
}
