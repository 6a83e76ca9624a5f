import type { Json } from "./json.js";

/** What the value of a keyword is, for those who walk a schema as published. */
export type KeywordKind =
  /** Words for people. */
  | "prose"
  /** A value: what looks like a keyword in it is none. */
  | "data"
  /** A list of values in which order means nothing. */
  | "set"
  /** Schemas by somebody's keys: what looks like a keyword among these is none. */
  | "map"
  /** A schema, a list of schemas, or anything else. */
  | "schema";

const KINDS: ReadonlyMap<string, KeywordKind> = new Map<string, KeywordKind>([
  ["title", "prose"],
  ["description", "prose"],
  ["validation_error", "prose"],
  ["default", "data"],
  ["const", "data"],
  ["example", "data"],
  ["examples", "data"],
  ["required", "set"],
  ["enum", "set"],
  ["type", "set"],
  ["properties", "map"],
  ["patternProperties", "map"],
  ["definitions", "map"],
  ["$defs", "map"],
  ["dependentSchemas", "map"],
  ["dependencies", "map"],
]);

/** The kind of a keyword; prose that is no text says nothing to people, and is data. */
export function keywordKind(keyword: string, value: Json): KeywordKind {
  const kind = KINDS.get(keyword) ?? "schema";
  return kind === "prose" && typeof value !== "string" ? "data" : kind;
}
