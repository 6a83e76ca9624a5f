import { suggest } from "../runtime/suggest.js";

/** The id that was probably meant by one that there is not: mistyped, or without its vendor. */
export function similarId(id: string, ids: readonly string[]): string | undefined {
  const tail = (known: string) => known.split("/").slice(-id.split("/").length).join("/");
  const meant = suggest(id, ids.map(tail));
  return suggest(id, ids) ?? ids.find((known) => tail(known) === meant);
}
