import { canBeSame, fitOf, type KeyEvidence } from "./key-evidence.js";

/** The keys of one place, before and after. */
export interface KeyMatch {
  /** Old -> new. */
  readonly same: ReadonlyMap<KeyEvidence, KeyEvidence>;
  /** Old keys that could be several new ones, or share one with another old key: old -> candidates. */
  readonly open: ReadonlyMap<KeyEvidence, readonly KeyEvidence[]>;
}

/** What it counts that a key is still there. */
const TITLE = 2;
const LITTLE = 1;

/** A real model is settled in two or three; what hostile keys leave after these stays open. */
const MOST_ROUNDS = 50;

/**
 * Finds which key became which. A key without node ids is itself. Of the others, one old and one new key are the same where
 * they alone fit each other best, in both directions; then the rest is looked at again without them.
 *
 * That a node's key is still there is evidence only as long as no key has moved: another export numbers all nodes anew.
 * Where the keys are the same ones as before, it counts as much as a title: two titles that changed places are no export.
 *
 * @param settled Old key -> new key, or undefined where it has none; such keys are looked at no more.
 */
export function matchKeys(
  before: readonly KeyEvidence[],
  after: readonly KeyEvidence[],
  settled: ReadonlyMap<string, string | undefined> = new Map(),
): KeyMatch {
  const byKey = new Map(after.map((evidence) => [evidence.key, evidence]));
  const same = new Map<KeyEvidence, KeyEvidence>();
  for (const old of before) {
    const now = settled.has(old.key) ? settled.get(old.key) : old.isNode ? undefined : old.key;
    const evidence = now === undefined ? undefined : byKey.get(now);
    if (evidence) same.set(old, evidence);
  }
  const known = new Set(same.values());
  const olds = before.filter((old) => !same.has(old) && !settled.has(old.key));
  const news = after.filter((now) => !known.has(now));
  const areSameKeys = before.length === after.length && before.every(({ key }) => byKey.has(key));
  const still = matchRest(olds, news, areSameKeys ? TITLE : LITTLE);
  const hasMoved = [...still.same].some(([old, now]) => old.key !== now.key);
  const rest = hasMoved && !areSameKeys ? matchRest(olds, news, 0) : still;
  return { same: new Map([...same, ...rest.same]), open: rest.open };
}

/** @param keyWeight What it counts that the key is the same. */
function matchRest(
  before: readonly KeyEvidence[],
  after: readonly KeyEvidence[],
  keyWeight: number,
): KeyMatch {
  const fit = (old: KeyEvidence, now: KeyEvidence): number => {
    if (!canBeSame(old, now) && old.key !== now.key) return 0;
    return fitOf(old, now) + (old.key === now.key ? keyWeight : 0);
  };
  const same = new Map<KeyEvidence, KeyEvidence>();
  let olds = [...before];
  let news = [...after];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const pairs = olds.flatMap((old) => {
      const now = theBest(news, (candidate) => fit(old, candidate));
      const isMutual = now && theBest(olds, (candidate) => fit(candidate, now)) === old;
      return now && isMutual ? [[old, now] as const] : [];
    });
    if (pairs.length === 0) break;
    for (const [old, now] of pairs) same.set(old, now);
    const taken = new Set(pairs.flat());
    olds = olds.filter((old) => !taken.has(old));
    news = news.filter((now) => !taken.has(now));
  }
  const open = olds
    .map((old) => [old, news.filter((now) => fit(old, now) > 0)] as const)
    .filter(([, candidates]) => candidates.length > 0);
  return { same, open: new Map(open) };
}

/** The one item that counts most; undefined where there are several, or none that counts. */
function theBest<T>(items: readonly T[], weigh: (item: T) => number): T | undefined {
  let best: T | undefined;
  let most = 0;
  for (const item of items) {
    const weight = weigh(item);
    if (weight > most) [best, most] = [item, weight];
    else if (weight === most) best = undefined;
  }
  return best;
}
