/**
 * Wire paths name a key at any depth, as the model file's `names` writes them: keys joined by `.`, `[]` for the items of
 * an array, `[*]` for the properties that a schema does not name. Within a key `\` escapes `.`, `[`, `]` and `\`.
 *
 * Only what stands below an empty key needs more, since a path that starts with `[` starts at the whole value: there the
 * empty key is `\0`.
 */
export type WireStep = { readonly key: string } | "items" | "additional";

/** The path of `key` at the place that has the path `parent`; the whole value has none. */
export function keyPath(parent: string | undefined, key: string): string {
  const escaped = key.replace(/[\\.[\]]/g, "\\$&");
  return parent === undefined ? escaped : `${parent}.${escaped}`;
}

export function itemsPath(parent: string | undefined): string {
  return `${bracketed(parent)}[]`;
}

export function additionalPath(parent: string | undefined): string {
  return `${bracketed(parent)}[*]`;
}

function bracketed(parent: string | undefined): string {
  return parent === "" ? EMPTY : (parent ?? "");
}

const EMPTY = "\\0";

/** The steps of a wire path, or undefined where it is none. */
export function parseWirePath(path: string): WireStep[] | undefined {
  const steps: WireStep[] = [];
  let at = 0;
  for (;;) {
    if (at > 0 || path[0] !== "[") {
      const end = keyEnd(path, at);
      if (end === undefined) return undefined;
      steps.push({ key: unescape(path.slice(at, end)) });
      at = end;
    }
    while (path[at] === "[") {
      const isItems = path.startsWith("[]", at);
      if (!isItems && !path.startsWith("[*]", at)) return undefined;
      steps.push(isItems ? "items" : "additional");
      at += isItems ? 2 : 3;
    }
    if (at >= path.length) return steps;
    if (path[at] !== ".") return undefined;
    at += 1;
  }
}

/** Where the key that starts at `start` ends; undefined where its escapes are wrong. */
function keyEnd(path: string, start: number): number | undefined {
  let at = start;
  while (at < path.length && path[at] !== "." && path[at] !== "[") {
    if (path[at] === "]") return undefined;
    at += path[at] === "\\" ? 2 : 1;
  }
  return at > path.length ? undefined : at;
}

function unescape(text: string): string {
  return text === EMPTY ? "" : text.replace(/\\(.)/gs, "$1");
}
