import type { Standing } from "./value-pair.js";

/** Pairs the properties of an object as callers see them: by name, and what is left by wire key. In the order of names. */
export function pairProperties(
  before: ReadonlyMap<string, Standing>,
  after: ReadonlyMap<string, Standing>,
): (readonly [Standing | undefined, Standing | undefined])[] {
  const byName = new Map([...after.values()].map((value) => [value.property?.name, value]));
  const partners = new Map<Standing, Standing>();
  for (const value of before.values()) {
    const same = byName.get(value.property?.name);
    if (same) partners.set(value, same);
  }
  const paired = new Set(partners.values());
  for (const value of before.values()) {
    const same = after.get(value.key);
    if (!same || paired.has(same) || partners.has(value)) continue;
    partners.set(value, same);
    paired.add(same);
  }
  const added = [...after.values()].filter((value) => !paired.has(value));
  return [
    ...[...before.values()].map((value) => [value, partners.get(value)] as const),
    ...added.map((value) => [undefined, value] as const),
  ].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

function nameOf([before, after]: readonly [Standing | undefined, Standing | undefined]): string {
  return before?.property?.name ?? after?.property?.name ?? "";
}
