/**
 * Wire paths name a key at any depth, as the model file's `names` writes them: keys joined by `.`, `[]` for the items of
 * an array, `[*]` for the properties that a schema does not name. Within a key `\` escapes `.`, `[`, `]` and `\`.
 */
export type WireStep = { readonly key: string } | "items" | "additional";

/** The path of `key` at the place that has the path `parent`; the whole value has none. */
export function keyPath(parent: string | undefined, key: string): string {
  const escaped = key.replace(/[\\.[\]]/g, "\\$&");
  return parent === undefined ? escaped : `${parent}.${escaped}`;
}

export function itemsPath(parent: string | undefined): string {
  return `${parent ?? ""}[]`;
}

export function additionalPath(parent: string | undefined): string {
  return `${parent ?? ""}[*]`;
}

/** The steps of a wire path that starts with a key, or undefined where it is no such path. */
export function parseWirePath(path: string): WireStep[] | undefined {
  const steps: WireStep[] = [];
  for (let at = 0; ; at++) {
    let key = "";
    for (; at < path.length && path[at] !== "." && path[at] !== "["; at++) {
      if (path[at] === "]") return undefined;
      if (path[at] === "\\" && ++at === path.length) return undefined;
      key += path[at];
    }
    steps.push({ key });
    while (path[at] === "[") {
      const isItems = path.startsWith("[]", at);
      if (!isItems && !path.startsWith("[*]", at)) return undefined;
      steps.push(isItems ? "items" : "additional");
      at += isItems ? 2 : 3;
    }
    if (at >= path.length) return steps;
    if (path[at] !== ".") return undefined;
  }
}
