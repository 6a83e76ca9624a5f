/**
 * What `word` was probably meant to be: the candidate with the same letters (in another case, with other separators,
 * with another node id in front), else the one with the fewest typing mistakes, if they are few. The first of equals.
 */
export function suggest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  const letters = lettersOf(word);
  // Enough for the parameters of any model; an enum can be endless.
  for (const candidate of candidates.slice(0, 1000)) {
    const others = lettersOf(candidate);
    const mistakes = word === candidate ? -1 : distance(letters, others);
    if (mistakes < least && mistakes <= others.length * 0.4) {
      best = candidate;
      least = mistakes;
    }
  }
  return best;
}

/** Without what writes the same word in another way: case, separators, quotes, a node id in front. */
function lettersOf(word: string): string {
  return word
    .slice(0, 60)
    .toLowerCase()
    .replace(/^[\d:]+_|[\s"_.-]/g, "");
}

/** How many letters to add, drop or change (Levenshtein). */
function distance(word: string, other: string): number {
  let row = [...other, ""].map((_, index) => index);
  let left = other.length;
  for (const letter of word) {
    left = Infinity;
    let diagonal = Infinity;
    row = row.map((above, index) => {
      left = Math.min(
        above + 1,
        left + 1,
        diagonal + (letter === other[index - 1] ? 0 : 1),
      );
      diagonal = above;
      return left;
    });
  }
  return left;
}
