/**
 * What `word` was probably meant to be: the candidate with the same letters (in another case, with other separators),
 * else the one with the fewest typing mistakes, if they are few. The first of equals.
 */
export function suggest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  const letters = lettersOf(word);
  // Enough for the parameters of any model.
  const first = candidates.slice(0, 1000);
  return [0, 1, 2, 3].flatMap((mistakes) =>
    first.filter((candidate) => {
      const others = lettersOf(candidate);
      return (
        mistakes <= others.length * 0.4 && isClose(letters, others, mistakes)
      );
    }),
  )[0];
}

/** Without what writes the same word in another way: case and separators. */
function lettersOf(word: string): string {
  return word
    .slice(0, 60)
    .toLowerCase()
    .replace(/[\s_.-]/g, "");
}

/** True where so many letters to add, drop or change make one word of the other. */
function isClose(word: string, other: string, mistakes: number): boolean {
  const rest = word.slice(1);
  const others = other.slice(1);
  if (word === other) return true;
  if (word[0] === other[0]) return isClose(rest, others, mistakes);
  return (
    mistakes > 0 &&
    (isClose(rest, others, mistakes - 1) ||
      isClose(rest, other, mistakes - 1) ||
      isClose(word, others, mistakes - 1))
  );
}
