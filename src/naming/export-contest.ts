import { claimsOf, type Exportable, type NamedExport } from "./export-claims.js";
import { groupBy } from "./group-by.js";
import { RESERVED_WORDS } from "./reserved-words.js";
import { breaksObjects, escapeKey, lastResorts, safeName } from "./safe-name.js";
import { camelCase, keyWords } from "./words.js";

/** A model at the wish it has come to. */
interface Contender extends NamedExport {
  readonly wishes: Iterator<string, never>;
  readonly moves: number;
}

/** True for what no export may be called, whatever the other models are. */
export function isReserved(name: string, reserved: ReadonlySet<string>): boolean {
  return RESERVED_WORDS.has(name) || breaksObjects(name) || reserved.has(name);
}

/**
 * Names models so that no two claim one identifier, and none a reserved or claimed one. Their order decides nothing.
 *
 * It ends: in each round somebody moves, and of the endless last resorts of two models only the first few can clash.
 *
 * @param claimed by models whose names are fixed
 */
export function settleExports(
  models: readonly Exportable[],
  reserved: ReadonlySet<string>,
  claimed: ReadonlySet<string>,
): readonly NamedExport[] {
  const isFree = (claim: string): boolean => !reserved.has(claim) && !claimed.has(claim);
  const move = ({ model, wishes, moves }: Omit<Contender, "name">): Contender => {
    for (let count = moves + 1; ; count++) {
      const wish = safeName(wishes.next().value);
      const name = isReserved(wish, reserved) ? `${wish}_` : wish;
      if ([...claimsOf({ model, name })].every(isFree))
        return { model, wishes, moves: count, name };
    }
  };
  let contenders = models.map((model) => move({ model, wishes: wishesOf(model.id), moves: 0 }));
  for (;;) {
    const losers = findLosers(contenders);
    if (losers.size === 0) return contenders;
    contenders = contenders.map((contender) =>
      losers.has(contender) ? move(contender) : contender,
    );
  }
}

/** The names that a model wants, the best first: without its vendor, with it, the whole id. They never end. */
function* wishesOf(id: string): Generator<string, never> {
  const withoutVendor = id.slice(id.indexOf("/") + 1);
  const short = camelCase(keyWords(withoutVendor));
  const hasVendor = withoutVendor !== id;
  if (short !== "" && !(hasVendor && /^[0-9]/.test(short))) yield short;
  if (short !== "" && hasVendor) yield camelCase(keyWords(id));
  yield escapeKey(id);
  return yield* lastResorts(id);
}

/** Who has to move: all who make one claim, but for a single one that has moved least or merely derives it from its name. */
function findLosers(contenders: readonly Contender[]): Set<Contender> {
  const losers = new Set<Contender>();
  for (const [claim, group] of groupBy(contenders, claimsOf)) {
    if (group.length === 1) continue;
    const weigh = ({ moves, name }: Contender): number => 2 * moves + (name === claim ? 1 : 0);
    const least = group.reduce((weight, contender) => Math.min(weight, weigh(contender)), Infinity);
    const first = group.filter((contender) => weigh(contender) === least);
    for (const contender of group) {
      if (first.length > 1 || contender !== first[0]) losers.add(contender);
    }
  }
  return losers;
}
