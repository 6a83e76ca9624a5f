/** Lines that have to be equal on both sides before two texts are taken to be together again. */
const SYNC = 2;
const MOST_LINES = 8;

/**
 * The first place where two texts differ, line by line: `-` what `before` has there, `+` what `after` has. Line ends of
 * either kind are equal. Empty where nothing else differs.
 */
export function firstDifference(before: string, after: string): string[] {
  const [old, now] = [before, after].map((text) => text.split(/\r?\n/));
  if (!old || !now) return [];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  if (start === old.length && start === now.length) return [];
  const [removed, added] = hunk(old.slice(start), now.slice(start));
  return [`@@ line ${start + 1} @@`, ...marked("-", removed), ...marked("+", added)];
}

/** What both have before they go on alike; the shortest of that. */
function hunk(old: readonly string[], now: readonly string[]): [string[], string[]] {
  for (let sum = 1; sum <= 2 * MOST_LINES; sum += 1) {
    for (let gone = 0; gone <= sum; gone += 1) {
      const come = sum - gone;
      if (goOnAlike(old, gone, now, come)) return [old.slice(0, gone), now.slice(0, come)];
    }
  }
  return [[...old], [...now]];
}

function goOnAlike(
  old: readonly string[],
  gone: number,
  now: readonly string[],
  come: number,
): boolean {
  return Array.from({ length: SYNC }).every((_, at) => old[gone + at] === now[come + at]);
}

function marked(mark: string, lines: readonly string[]): string[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => `${mark}${line}`);
  return lines.length > MOST_LINES ? [...shown, `${mark}…`] : shown;
}
