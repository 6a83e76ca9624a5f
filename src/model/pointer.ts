/** One step further down a JSON pointer (RFC 6901). */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The keys of a URI fragment that holds a JSON pointer (`#/a/b`), or undefined for any other reference. */
export function pointerKeys(fragment: string): string[] | undefined {
  if (fragment === "#" || fragment === "#/") return fragment === "#" ? [] : [""];
  if (!fragment.startsWith("#/")) return undefined;
  try {
    return fragment
      .slice(2)
      .split("/")
      .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  } catch {
    return undefined;
  }
}
