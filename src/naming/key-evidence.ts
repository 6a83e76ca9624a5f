import { canonicalJson } from "../model/canonical.js";
import type { Schema } from "../model/schema.js";
import { parseNodeKey } from "./node-key.js";

/** What tells a parameter when its wire key is another one. Each is a text, so that equal is equal. */
export interface KeyEvidence {
  readonly key: string;
  /** True for a key with node ids, which another export of the workflow changes. */
  readonly isNode: boolean;
  /** The key without its node ids. */
  readonly inputName: string;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly enum?: string | undefined;
  readonly range?: string | undefined;
  readonly default?: string | undefined;
}

/** What counts, how much, and what it is called. */
const PARTS = [
  { part: "title", weight: 2, word: "title" },
  { part: "inputName", weight: 2, word: "input name" },
  { part: "type", weight: 1, word: "type" },
  { part: "enum", weight: 1, word: "enum" },
  { part: "range", weight: 1, word: "range" },
  { part: "default", weight: 1, word: "default" },
] as const;
const LIMITS = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
] as const;

/** @param schemas All that describe the parameter: its own, those it refers to, and their branches. */
export function keyEvidence(
  key: string,
  title: string | undefined,
  schemas: readonly Schema[],
): KeyEvidence {
  const node = parseNodeKey(key);
  const types = new Set(schemas.flatMap(({ type = [] }) => type));
  const limits = schemas.flatMap((schema) =>
    LIMITS.filter((limit) => schema[limit] !== undefined).map(
      (limit) => `${limit} ${schema[limit]}`,
    ),
  );
  const values = schemas.flatMap((schema) => schema.enum ?? []).map(canonicalJson);
  const [fallback] = schemas.flatMap((schema) =>
    schema.default === undefined ? [] : [schema.default],
  );
  return {
    key,
    isNode: node !== undefined,
    inputName: node?.inputName ?? key,
    title: title === "" ? undefined : title,
    type: textOf([...types]),
    enum: textOf(values),
    range: textOf(limits),
    default: fallback === undefined ? undefined : canonicalJson(fallback),
  };
}

function textOf(parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : [...parts].sort().join(" ");
}

/** True where two keys may be one parameter: by their title, or by their input name and type. */
export function canBeSame(old: KeyEvidence, now: KeyEvidence): boolean {
  const hasTitle = old.title !== undefined && old.title === now.title;
  return hasTitle || (old.inputName === now.inputName && old.type === now.type);
}

/** How well two keys fit each other: more is better. Position is no evidence. */
export function fitOf(old: KeyEvidence, now: KeyEvidence): number {
  const equal = PARTS.filter(({ part }) => old[part] === now[part]);
  return equal.reduce((sum, { weight }) => sum + weight, 0);
}

/** What two keys have in common, in words. */
export function sharedEvidence(old: KeyEvidence, now: KeyEvidence): string[] {
  return PARTS.filter(({ part }) => old[part] !== undefined && old[part] === now[part]).map(
    ({ word }) => word,
  );
}
