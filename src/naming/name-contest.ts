import { groupBy } from "./group-by.js";
import { parseNodeKey } from "./node-key.js";
import { escapeKey, lastResorts, safeName } from "./safe-name.js";
import { camelCase, capitalize, keyWords, readTitle } from "./words.js";

/** A key without a pinned name, and the name it has come to so far. */
export interface Contender {
  readonly key: string;
  readonly nodeIds: readonly string[];
  readonly inputWords: readonly string[];
  readonly parenthesis: readonly string[];
  /** How many of `STEPS` it has behind it. */
  readonly steps: number;
  /** The name before it is made safe: what the next step builds on. */
  readonly base: string;
  readonly name: string;
}

/** Ways out for keys that want one name, the best first. A key that lacks what a step needs keeps its name. */
const STEPS: readonly ((contender: Contender) => string)[] = [
  ({ base, parenthesis }) => base + parenthesis.map(capitalize).join(""),
  ({ base, inputWords }) => camelCase(inputWords) || base,
  ({ base, nodeIds }) => base + nodeIds.join("_").replaceAll(":", "_"),
  ({ key }) => escapeKey(key),
];

/** The name a key wants: a node's key that of its title, where the title can be used, any other key that of itself. */
export function enterContest(key: string, title = ""): Contender {
  const node = parseNodeKey(key);
  const { words, parenthesis, usable } = readTitle(node === undefined ? "" : title);
  const inputWords = keyWords(node?.inputName ?? key);
  const base = camelCase(usable ? words : inputWords) || escapeKey(key);
  const nodeIds = node?.ids ?? [];
  return { key, nodeIds, inputWords, parenthesis, steps: 0, base, name: safeName(base) };
}

/**
 * Gives every contender a name that no other has, and no pin. Their order decides nothing: in each round, all clashes are
 * settled against the names as they were before it.
 *
 * It ends: who clashes goes at least one step on, to names that were free. So the next clash is among those alone who have
 * just moved, and past the last step no two of them ever want one name.
 */
export function settleContest(
  contenders: readonly Contender[],
  pins: ReadonlySet<string>,
): readonly Contender[] {
  for (;;) {
    const holders = groupBy(contenders, ({ name }) => [name]);
    const isClash = (name: string, group: readonly Contender[]): boolean =>
      group.length > 1 || pins.has(name);
    if (![...holders].some(([name, group]) => isClash(name, group))) return contenders;
    contenders = [...holders].flatMap(([contested, group]) => {
      if (!isClash(contested, group)) return group;
      const isFree = (name: string): boolean =>
        !pins.has(name) && (name === contested || !holders.has(name));
      return takeStep(group, isFree) ?? group.map((contender) => goPastSteps(contender, isFree));
    });
  }
}

/** All of a group take the first step that makes their names distinct and free; none is taken where none does. */
function takeStep(
  group: readonly Contender[],
  isFree: (name: string) => boolean,
): readonly Contender[] | undefined {
  const behind = group.reduce((most, { steps }) => Math.max(most, steps), 0);
  for (const [index, step] of STEPS.entries()) {
    if (index < behind) continue;
    const moved = group.map((contender) => {
      const base = step(contender);
      return { ...contender, steps: index + 1, base, name: safeName(base) };
    });
    const names = new Set(moved.map(({ name }) => name));
    if (names.size === moved.length && [...names].every(isFree)) return moved;
  }
  return undefined;
}

function goPastSteps(contender: Contender, isFree: (name: string) => boolean): Contender {
  const names = lastResorts(contender.key);
  let name = names.next().value;
  while (!isFree(name)) name = names.next().value;
  return { ...contender, steps: STEPS.length, base: name, name };
}
