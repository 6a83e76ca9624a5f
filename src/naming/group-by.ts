/** Label -> the items that bear it, in the order in which they come. An item may bear several. */
export function groupBy<T>(
  items: Iterable<T>,
  labelsOf: (item: T) => Iterable<string>,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const label of labelsOf(item)) {
      const group = groups.get(label);
      if (group === undefined) groups.set(label, [item]);
      else group.push(item);
    }
  }
  return groups;
}
