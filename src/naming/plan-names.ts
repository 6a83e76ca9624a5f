import { enterContest, settleContest, type Contender } from "./name-contest.js";
import { breaksObjects, isIdentifier, safeName } from "./safe-name.js";
import { camelCase, keyWords } from "./words.js";

/** A parameter or property, as far as its name depends on it. */
export interface Nameable {
  readonly key: string;
  readonly title?: string;
}

/** What is wrong with a pinned name. */
export interface NameProblem {
  readonly key: string;
  readonly name: string;
  readonly reason: "not_identifier" | "breaks_objects" | "taken";
  /** What to pin instead: free, also beside the other suggestions. */
  readonly suggestion: string;
}

/**
 * Names the keys of one table, each of them given once. Their order decides nothing.
 *
 * Every name is an ASCII identifier that no other key has. None is cut, however long: a cut could make two names one.
 *
 * @param pinned wire key -> name. Taken as they are: `checkPinnedNames` finds bad ones. Others than of `keys` are ignored.
 * @returns wire key -> name, in the order of `keys`
 */
export function planNames(
  keys: readonly Nameable[],
  pinned: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const names = new Map<string, string>();
  const pins = new Set<string>();
  const contenders: Contender[] = [];
  const titles = new Map(keys.map((nameable) => [nameable.key, nameable.title]));
  for (const [key, title] of titles) {
    const pin = pinned.get(key);
    names.set(key, pin ?? "");
    if (pin === undefined) contenders.push(enterContest(key, title));
    else pins.add(pin);
  }
  for (const { key, name } of settleContest(contenders, pins)) names.set(key, name);
  return names;
}

/** Finds the pinned names that are no ASCII identifiers, would break an object, or stand for several keys of the table. */
export function checkPinnedNames(
  keys: readonly Nameable[],
  pinned: ReadonlyMap<string, string>,
): NameProblem[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const key of new Set(keys.map((nameable) => nameable.key))) {
    const name = pinned.get(key);
    if (name !== undefined) (seen.has(name) ? repeated : seen).add(name);
  }
  const reasonAgainst = (name: string): NameProblem["reason"] | undefined => {
    if (!isIdentifier(name)) return "not_identifier";
    if (breaksObjects(name)) return "breaks_objects";
    return repeated.has(name) ? "taken" : undefined;
  };

  const good = [...pinned].filter(([, name]) => reasonAgainst(name) === undefined);
  const planned = planNames(keys, new Map(good));
  const used = new Set(planned.values());
  const problems: NameProblem[] = [];
  for (const [key, otherwise] of planned) {
    const name = pinned.get(key);
    const reason = name === undefined ? undefined : reasonAgainst(name);
    if (name === undefined || reason === undefined) continue;
    const meant = camelCase(keyWords(name));
    const offered = reason === "taken" || meant === "" ? otherwise : safeName(meant);
    const suggestion = used.has(offered) ? otherwise : offered;
    used.add(suggestion);
    problems.push({ key, name, reason, suggestion });
  }
  return problems;
}
